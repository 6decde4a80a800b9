import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { reload } from '../../src/review/reload.ts'

const program = resolve('.')

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mingbiao-reload-'))
  await cp('test/fixtures/two-units', root, { recursive: true })
})
afterEach(() => rm(root, { recursive: true }))

test('a unit that is withheld as a whole while somebody looks leaves the others as they are', async () => {
  const before = await reload(root, program, undefined, [])
  const [unit = '', other] = [...new Set(before.departments.map((one) => one.unit))]
  const changed: string[] = []
  for (const year of await readdir(join(root, 'content', unit))) {
    const file = `content/${unit}/${year}/department.md`
    const text = await readFile(join(root, file), 'utf8')
    await writeFile(join(root, file), text.replace('---\n', '---\n不公开: 涉密\n'))
    changed.push(file)
  }
  const after = await reload(root, program, before, changed)
  expect(after.departments.map((one) => one.unit)).toEqual(
    before.departments.map((one) => one.unit).filter((one) => one === other),
  )
})
