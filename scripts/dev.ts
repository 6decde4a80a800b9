import { join } from 'node:path'
import { startDevServer } from '../src/dev/dev-server.ts'
import { load } from '../src/review/load.ts'
import { run } from './command/run.ts'
import { devCommand } from './command/site-commands.ts'
import { contentRoot, program } from './roots.ts'

/** `npm run dev`: pages and PDFs of the content as it is at the moment. */
await run(devCommand, async ({ values }) => {
  const content = contentRoot(values)
  const watched = ['content', 'templates'].map((folder) => join(content, folder))
  await startDevServer(
    { program, watched, load: () => load(content, { program }) },
    { port: Number(values.port ?? 4321), host: values.host },
  )
})
