import { appendFile, cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { watchContent } from '../../src/dev/watch.ts'

/* Files and folders are replaced while somebody looks at them: by editors that write a new file, by git, by who unpacks an archive. */

let root: string
const told: string[] = []
const unit = 'content/315002'
const file = `${unit}/2020/A-1.yaml`
const at = (path: string) => join(root, path)

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'mingbiao-'))
  await mkdir(at(`${unit}/2020`), { recursive: true })
  await writeFile(at(file), 'a\n')
  watchContent(
    root,
    (paths) => told.push(...paths),
    (error) => expect.unreachable(String(error)),
  )
})
afterAll(() => rm(root, { recursive: true }))

const edit = (path = file) => appendFile(at(path), 'b\n')
async function replace() {
  await writeFile(at('new'), 'c\n')
  await rename(at('new'), at(file))
}

test.each<[name: string, change: () => Promise<unknown>, path: string]>([
  ['a file is written', edit, file],
  ['a file is replaced by another', replace, file],
  ['that is replaced again', replace, file],
  ['and written', edit, file],
  ['a file is removed', () => rm(at(file)), file],
  ['and there again', edit, file],
  ['and written', edit, file],
  ['a folder has another name', () => rename(at(unit), at('content/315003')), 'content/315003'],
  ['a file in it is written', () => edit('content/315003/2020/A-1.yaml'), 'content/315003/2020/A-1.yaml'],
  ['all content is elsewhere', () => rename(at('content'), at('kept')), 'content'],
  ['all content is another', () => cp(at('kept'), at('content'), { recursive: true }), 'content'],
  ['and a file in it is written', () => edit('content/315003/2020/A-1.yaml'), 'content/315003/2020/A-1.yaml'],
  ['the first form is there', () => mkdir(at('templates/own'), { recursive: true }), 'templates'],
  ['and written', () => writeFile(at('templates/own/form.yaml'), ''), 'templates/own/form.yaml'],
])('%s: it is told', async (_, change, path) => {
  await setTimeout(300)
  told.length = 0
  await change()
  await expect.poll(() => told, { timeout: 5000 }).toContain(path)
})

test('what goes on changing is told meanwhile', async () => {
  await setTimeout(300)
  told.length = 0
  for (let written = 0; written < 100 && told.length === 0; written++) {
    await edit('content/315003/2020/A-1.yaml')
    await setTimeout(50)
  }
  expect(told).toContain('content/315003/2020/A-1.yaml')
})

test('what stands beside content is nobody’s business', async () => {
  await setTimeout(300)
  told.length = 0
  await writeFile(at('README.md'), '')
  await setTimeout(500)
  expect(told).toEqual([])
})
