import { text } from 'node:stream/consumers'
import { formatFindings } from '../../src/model/finding.ts'
import { load } from '../../src/publish/load.ts'
import { receive } from '../../src/server/receive.ts'
import { readSettings } from '../../src/server/settings.ts'
import { parseUpdates } from '../../src/server/updates.ts'
import { reasonOf, reporter } from './report.ts'

/** The pre-receive hook: git starts it in the bare repository and sends it what a push moves. */
const repository = process.cwd()
const say = (line: string) => console.log(line)

async function check(root: string) {
  process.chdir(root)
  const { warnings } = await load(root)
  process.chdir(repository)
  if (warnings.length > 0) say(`\n${formatFindings(warnings)}\n`)
}

try {
  const settings = await readSettings(repository)
  for (const update of parseUpdates(await text(process.stdin)))
    await receive(repository, settings, update, process.env.MINGBIAO_USER, { check, say })
} catch (error) {
  reporter(repository)(`\n${reasonOf(error)}\n\n没有接受这次推送，网站没有动。`)
  process.exitCode = 1
}
