import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { createConnection, createServer } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { must } from './server.ts'

/** A real sshd on loopback, which lets one key in as whoever runs the tests, with the line of `authorized_keys` it is given. */
export interface SshServer extends AsyncDisposable {
  port: number
  /** What lets git use it: `GIT_SSH_COMMAND`. */
  env: NodeJS.ProcessEnv
  /** Arguments of `ssh`, up to the command. */
  args: string[]
  publicKey: string
  allow(line: string): Promise<void>
}

export async function startSshServer(folder: string): Promise<SshServer> {
  await mkdir(folder, { mode: 0o700 })
  const [hostKey, key] = [join(folder, 'host'), join(folder, 'clerk')]
  for (const file of [hostKey, key])
    await must(folder, 'ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', file])
  const keys = join(folder, 'authorized_keys')
  await writeFile(keys, '')
  await chmod(keys, 0o600)
  const port = await freePort()
  const settings = {
    Port: port,
    ListenAddress: '127.0.0.1',
    HostKey: hostKey,
    PidFile: 'none',
    AuthorizedKeysFile: keys,
    StrictModes: 'no',
    UsePAM: 'no',
    PasswordAuthentication: 'no',
    PermitRootLogin: 'yes',
    AcceptEnv: 'GIT_* MINGBIAO_*',
    PermitUserEnvironment: 'no',
  }
  const configuration = join(folder, 'sshd_config')
  await writeFile(
    configuration,
    Object.entries(settings)
      .map(([name, value]) => `${name} ${value}\n`)
      .join(''),
  )
  // sshd refuses to start without the folder in which it gives up its rights.
  if (process.getuid?.() === 0) await mkdir('/run/sshd', { recursive: true })
  const child = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', configuration], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  await untilOpen(port)
  const options = [
    'BatchMode=yes',
    'StrictHostKeyChecking=no',
    'UserKnownHostsFile=/dev/null',
    'LogLevel=ERROR',
  ]
  const args = [
    '-F',
    '/dev/null',
    '-i',
    key,
    '-p',
    String(port),
    ...options.flatMap((option) => ['-o', option]),
    `${userInfo().username}@127.0.0.1`,
  ]
  const publicKey = (await must(folder, 'cat', [`${key}.pub`])).trim()
  return {
    port,
    args,
    publicKey,
    env: { GIT_SSH_COMMAND: `ssh ${args.slice(0, -1).join(' ')}` },
    allow: (line) => writeFile(keys, `${line}\n`),
    async [Symbol.asyncDispose]() {
      child.kill()
      await ended
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('a port has a number')
  return address.port
}

async function untilOpen(port: number) {
  for (let tries = 0; tries < 100; tries++) {
    const socket = createConnection(port, '127.0.0.1')
    const open = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (open) return
    await wait(100)
  }
  throw new Error('sshd did not start')
}
