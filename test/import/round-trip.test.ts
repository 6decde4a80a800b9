import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { exportWord } from '../../src/export/word.ts'
import { recordsOf } from '../../src/form/choose.ts'
import { countRuns } from '../../src/import/account.ts'
import { type Imported, importDocument } from '../../src/import/import.ts'
import { readDocument } from '../../src/import/read-document.ts'
import { load } from '../../src/publish/load.ts'

const root = join(import.meta.dirname, '../..')
let imported: Imported

/** The published department, exported to Word and imported again. */
beforeAll(async () => {
  const { departments, fill } = await load(root)
  const [department] = departments
  if (!department) throw new Error('content has no department')
  const bytes = await exportWord(department, recordsOf(department).map(fill))
  const document = await readDocument('315002-2020.docx', bytes)
  imported = await importDocument(root, document, {}, new Map())
})

test('what was exported to Word comes back as exactly the content it was made from', async () => {
  const names = await readdir(join(root, 'content/315002/2020'))
  expect(imported.changes.map(({ file }) => file).sort()).toEqual(
    names.map((name) => `content/315002/2020/${name}`).sort(),
  )
  for (const { file, content } of imported.changes)
    expect(content).toBe(await readFile(join(root, file), 'utf8'))
})

test('and no word of it is left over', () => {
  expect(countRuns(imported.runs).unknown).toBe(0)
})
