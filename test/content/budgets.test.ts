import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { copyCounty, report } from './case.ts'

const root = await mkdtemp(join(tmpdir(), 'mingbiao-budgets-'))
await copyCounty(root)
afterAll(() => rm(root, { recursive: true }))

const file = 'content/101001/2025/101-0101-AAA-0001.yaml'
const path = join(root, file)
const approved = await readFile(path, 'utf8')

/** What a clerk reads whose file was changed so, and that it took no time in which others would wait. */
async function reportOf(change: (text: string) => string): Promise<string> {
  await writeFile(path, change(approved))
  const started = performance.now()
  const text = await report(root)
  expect(performance.now() - started).toBeLessThan(10_000)
  return text
}

test('a name of 130,000 characters is refused with its limit', async () => {
  const text = await reportOf((text) => text.replace('图书购置', '图书购置'.repeat(130_000 / 4)))
  expect(text).toMatch(/0001\.yaml:3:7: 错误: 这一项有 130000 个字，超过了最多的 20000 个 \[too-long\]/)
  expect(text.length).toBeLessThan(1000)
})

test('a name longer than a line is refused, a long text is not', async () => {
  const long = await reportOf((text) => text.replace('图书购置', '图'.repeat(2001)))
  expect(long).toMatch(/项目名称：“图{30}…”有 2001 个字，超过了一行文字最多的 2000 个 \[text\]/)
  expect(await reportOf((text) => text.replace('新增藏书', '新'.repeat(2001)))).not.toMatch('错误: ')
})

test('two thousand indicators in one project are refused, and none of them is read', async () => {
  const text = await reportOf((text) => {
    const start = text.indexOf('  - 一级指标')
    return `${text.slice(0, start)}${text.slice(start).repeat(667)}`
  })
  expect(text).toMatch(/绩效指标：有 2001 项，超过了最多的 200 项 \[list\]/)
  expect(text).toMatch(/错误 1 个/)
})
