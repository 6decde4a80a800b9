import { Refusal } from '../../src/server/refusal.ts'
import { rollBack } from '../../src/server/rollback.ts'
import { readSettings } from '../../src/server/settings.ts'
import { run } from '../run.ts'
import { reporter } from './report.ts'

/** Shows another release. Started by `rollback.ts`, under the lock. */
const [, , repository = '', number] = process.argv
await run(async () => {
  if (number !== undefined && !/^\d+$/.test(number)) throw new Refusal(`“${number}”不是发布的次数。`)
  const { site } = await readSettings(repository)
  await rollBack(repository, site, number === undefined ? undefined : Number(number), reporter(repository))
}, '网站没有动。')
