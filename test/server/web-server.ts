import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Server } from './server.ts'

/** A web server on loopback, with the configuration that set-up wrote. */
export interface Running {
  url: string
  stop(): Promise<void>
}

/** A port that nobody has just now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

export async function startNginx({ folder, repository }: Server, port: number): Promise<Running> {
  const configuration = `daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events {}
http {
  include /etc/nginx/mime.types;
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/nginx-${name};`).join(' ')}
  include ${repository}/mingbiao/nginx.conf;
}
`
  await writeFile(join(folder, 'nginx.conf'), configuration)
  return start(spawn('nginx', ['-e', `${folder}/error.log`, '-c', `${folder}/nginx.conf`]), port)
}

export async function startCaddy({ folder, repository }: Server, port: number): Promise<Running> {
  const configuration = `{
	admin off
	auto_https off
	storage file_system ${folder}/caddy
}
import ${repository}/mingbiao/Caddyfile
`
  await writeFile(join(folder, 'Caddyfile'), configuration)
  const child = spawn('caddy', ['run', '--config', `${folder}/Caddyfile`, '--adapter', 'caddyfile'], {
    env: { ...process.env, HOME: folder },
  })
  return start(child, port)
}

async function start(child: ChildProcess, port: number): Promise<Running> {
  let said = ''
  child.stderr?.on('data', (text) => {
    said += text
  })
  const url = `http://127.0.0.1:${port}`
  const gone = once(child, 'exit')
  const stop = async () => {
    child.kill()
    await gone
  }
  while (child.exitCode === null) {
    const answers = await fetch(url).then(
      () => true,
      () => false,
    )
    if (answers) return { url, stop }
    await new Promise((resume) => setTimeout(resume, 50))
  }
  throw new Error(`the web server did not start: ${said}`)
}
