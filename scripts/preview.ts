import { resolve } from 'node:path'
import { serveSite } from '../src/dev/site-server.ts'
import { run } from './command/run.ts'
import { previewCommand } from './command/site-commands.ts'

/** `npm run preview`: shows a built site as a web server would. */
await run(previewCommand, async ({ values }) => {
  const place = { port: Number(values.port ?? 4321), host: values.host }
  console.log(`打开 ${await serveSite(resolve('dist'), place)}，按 Ctrl+C 停下`)
})
