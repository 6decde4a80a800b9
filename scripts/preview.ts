import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { serveSite } from '../src/dev/site-server.ts'
import { pageFile } from '../src/model/address.ts'
import { Refusal } from '../src/server/refusal.ts'
import { run } from './command/run.ts'
import { previewCommand } from './command/site-commands.ts'

/** `npm run preview`: shows a built site as a web server would. */
await run(previewCommand, async ({ values }) => {
  const folder = resolve('dist')
  if (!existsSync(resolve(folder, pageFile)))
    throw new Refusal('dist 里还没有生成好的网站。先运行 npm run build，再运行 npm run preview。')
  const place = { port: Number(values.port ?? 4321), host: values.host }
  console.log(`打开 ${await serveSite(folder, place)}，按 Ctrl+C 停下`)
})
