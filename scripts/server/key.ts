import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { gitService, serviceEnvironment } from '../../src/server/key-command.ts'
import { Refusal } from '../../src/server/refusal.ts'
import { readSettings } from '../../src/server/server-settings.ts'

/** The forced command of a limited key, as `server:user` writes it into authorized_keys: REPOSITORY USER. */
const [repository = '', user = ''] = process.argv.slice(2)
try {
  const { readers } = await readSettings(repository)
  const rights = { repository, reading: readers.has(user) }
  const service = await gitService(process.env.SSH_ORIGINAL_COMMAND, rights)
  const child = spawn('git', [service.program, service.repository], {
    stdio: 'inherit',
    env: serviceEnvironment(process.env, user),
  })
  const [status] = await once(child, 'exit')
  process.exitCode = status ?? 1
} catch (error) {
  console.error(error instanceof Refusal ? error.message : '服务器的设置有误，请找网站管理员。')
  process.exitCode = 1
}
