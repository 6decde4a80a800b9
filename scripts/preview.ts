import { resolve } from 'node:path'
import { preview } from 'vite'
import { run } from './command/run.ts'
import { previewCommand } from './command/site-commands.ts'

/** `npm run preview`: shows a built site as a web server would. */
await run(previewCommand, async ({ values }) => {
  const server = await preview({
    configFile: false,
    appType: 'mpa',
    build: { outDir: resolve('dist') },
    preview: { port: Number(values.port ?? 4321), host: values.host },
  })
  server.printUrls()
})
