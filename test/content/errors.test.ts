import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { expectGolden } from '../golden.ts'
import { breakCounty, report } from './case.ts'

const cases = join(import.meta.dirname, '../cases')
const folder = await mkdtemp(join(tmpdir(), 'mingbiao-'))

/** A folder is a case: `break.txt` does what a clerk might, `expected.txt` holds every word the clerk then reads. */
describe('what a clerk reads after', async () => {
  for (const name of await readdir(cases))
    test(name, async () => {
      const root = join(folder, name)
      await breakCounty(await readFile(join(cases, name, 'break.txt'), 'utf8'), root)
      const text = await report(root)
      expect(text, 'a list in which nothing stands').not.toMatch(
        /(应为|改法|现有|可以写的是)：\s*(\n|[，。；]|$)|：、|、、/,
      )
      await expectGolden(`${text}\n`, join(cases, name, 'expected.txt'))
    })

  afterAll(() => rm(folder, { recursive: true }))
})
