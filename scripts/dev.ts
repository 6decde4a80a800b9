import { packedProgram } from '../src/build/program/program.ts'
import { startContentServer } from '../src/dev/content-server.ts'
import { watchContent } from '../src/dev/watch.ts'
import type { Published } from '../src/review/load.ts'
import { reload } from '../src/review/reload.ts'
import { run } from './command/run.ts'
import { devCommand } from './command/site-commands.ts'
import { memoryOf } from './memory.ts'
import { contentRoot, program } from './roots.ts'

/** `npm run dev`: pages and PDFs of the content as it is at the moment; in a clone, of the program, too. */
await run(devCommand, async ({ values }) => {
  const content = contentRoot(values)
  const memory = await memoryOf(content)
  const place = { port: Number(values.port ?? 4321), host: values.host }
  const subject = {
    load: (last: Published | undefined, changed: readonly string[]) =>
      reload(content, program, last, changed, memory),
  }
  const packed = await packedProgram(program)
  if (packed) {
    const { url, forget } = await startContentServer(subject, packed, place)
    watchContent(content, forget, console.error)
    console.log(`打开 ${url}，按 Ctrl+C 停下`)
    return
  }
  const { startDevServer } = await import('../src/dev/dev-server.ts')
  await startDevServer({ ...subject, program, root: content }, place)
})
