import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate, type Step } from '../../src/content/format.ts'
import { collectContent } from '../../src/content/read.ts'
import { refuseUnexplainedChanges } from '../../src/corrections/unexplained.ts'
import { exportShown, restoreFrom } from '../../src/server/shown.ts'
import { commit, edit, makeClone, makeServer, project, type Server, unit } from './server.ts'

/** A change of format that never was: from one before the first, in which two fields had other names. */
const steps: readonly Step[] = [
  {
    from: 0,
    says: '“金额”改名为“预算数”，“书名”改名为“项目名称”。',
    change: (files) =>
      new Map(
        [...files].map(([file, text]) => [
          file,
          text.replace(/^金额:/m, '预算数:').replace(/^书名:/m, '项目名称:'),
        ]),
      ),
  },
]

const site = 'content/site.yaml'
let server: Server
let clone: string
/** The commit that is shown, of the old format, and of another edition of a unit's year. */
let old: string
let older: string
beforeAll(async () => {
  server = await makeServer()
  clone = await makeClone(server)
  await edit(clone, site, (text) => `格式: 0\n${text}`)
  await edit(clone, project, (text) =>
    text.replace(/^预算数:/m, '金额:').replace(/^项目名称: .*$/m, '书名: 以前的'),
  )
  older = await commit(clone, 'the format of before')
  await edit(clone, project, (text) => text.replace('以前的', '公开的'))
  old = await commit(clone, 'another name')
})
afterAll(() => server.remove())

const repository = () => ({ repository: join(clone, '.git'), prefix: '' })

/** What a clerk pushes who ran `npm run migrate`, and changed something else. */
async function migrated(change: (text: string) => string) {
  const folder = join(server.folder, 'pushed')
  await exportShown(repository(), old, folder, steps)
  await edit(server.folder, `pushed/${project}`, change)
  return collectContent(folder)
}

async function shown(held = {}) {
  const folder = join(server.folder, `shown-${Object.keys(held).length}`)
  await exportShown({ ...repository(), held }, old, folder, steps)
  return collectContent(folder)
}

test('what is shown in an older format is read in the program’s own', async () => {
  const { findings, departments } = await shown()
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(departments[0]?.projects[0]?.name).toBe('公开的')
  const held = await shown({ [unit.replace('content/', '')]: older })
  expect(held.departments[0]?.projects[0]?.name).toBe('以前的')
})

test('a new format explains itself; what changes beside it does not', async () => {
  const changes = async (change: (text: string) => string) => {
    const differences = refuseUnexplainedChanges(await shown(), await migrated(change), {
      today: '2026-03-04',
    })
    return differences.map(({ message }) => message)
  }
  expect(await changes((text) => text)).toEqual([])
  expect(await changes((text) => text.replace('≥5000册', '≥10册'))).toEqual([
    expect.stringContaining('公开的“≥5000册”改成了“≥10册”，没有更正说明'),
  ])
})

test('a unit’s year that is put beside content of today is in its format, and nothing else is written', async () => {
  const folder = join(server.folder, 'restored')
  expect(await restoreFrom({ ...repository(), commit: old }, steps)(unit, folder)).toBe(old)
  expect(await readFile(join(folder, project), 'utf8')).toMatch(/^项目名称: 公开的$/m)
  await expect(readFile(join(folder, site))).rejects.toThrow('ENOENT')
})

test('files of today’s format keep their very bytes', async () => {
  const folder = join(server.folder, 'same')
  await exportShown(repository(), old, folder)
  expect(await readFile(join(folder, project))).toEqual(await readFile(join(clone, project)))
  expect(migrate(new Map([[site, '格式: 1\n']]), steps).changed.size).toBe(0)
})
