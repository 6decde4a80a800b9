import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { mergeStore } from '../src/build/shard.ts'
import { Refusal } from '../src/server/refusal.ts'
import { run } from './command/run.ts'
import { mergeCommand } from './command/site-commands.ts'
import { contentRoot } from './roots.ts'

/** `npm run merge`: takes the parts that `npm run build -- --shard` made on other machines, for the build that follows. */
await run(mergeCommand, async ({ values, positionals }) => {
  const store = join(contentRoot(values), '.cache/units')
  let years = 0
  for (const folder of positionals) {
    const found = await stat(folder).catch(() => undefined)
    const taken = found?.isDirectory() ? await mergeStore(resolve(folder), store) : 0
    if (taken === 0)
      throw new Refusal(
        `“${folder}”里没有分片：应是 npm run build -- --shard 做成的 .cache/units 目录，一个分片一个。`,
      )
    years += taken
  }
  console.log(`收进了 ${positionals.length} 个分片，${years} 个单位年度。接着运行 npm run build。`)
})
