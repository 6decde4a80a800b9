import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { checkAll } from '../../src/review/review.ts'
import * as year from '../../src/review/year.ts'

const units = 100
let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'mingbiao-check-'))
  await cp('test/fixtures/county/content/site.yaml', join(root, 'content/site.yaml'))
  for (let unit = 0; unit < units; unit++) {
    const code = String(102001 + unit)
    const folder = join(root, 'content', code, '2025')
    await cp('test/fixtures/county/content/101001/2025', folder, { recursive: true })
    for (const name of await readdir(folder)) {
      const text = await readFile(join(folder, name), 'utf8')
      // One has an error, which is told with its place.
      const goal = unit === 7 ? text.replace(/^预算数: .*$/m, '预算数: 八千') : text
      await writeFile(join(folder, name), goal.replaceAll('101001', code))
    }
  }
})
afterAll(() => rm(root, { recursive: true }))

test('many units’ years are checked on all cores, and what is found is the same', async () => {
  const checkYear = vi.spyOn(year, 'checkYear')
  const program = resolve('.')
  const memory = { folder: join(root, 'memory'), version: '1' }
  const first = await checkAll(root, { program, memory })
  // None in this thread.
  if (availableParallelism() > 1) expect(checkYear).not.toHaveBeenCalled()
  const again = await checkAll(root, { program, memory })
  if (availableParallelism() > 1) expect(checkYear).not.toHaveBeenCalled()
  const plain = await checkAll(root, { program })
  expect(checkYear).toHaveBeenCalledTimes(units)
  const text = JSON.stringify(plain)
  expect(text).toContain('content/102008/2025/')
  for (const report of [first, again]) expect(JSON.stringify(report)).toBe(text)
  const errors = plain.findings.filter(({ severity }) => severity === 'error')
  expect(errors.length).toBeGreaterThan(0)
  for (const { file, line } of errors)
    expect([file, line]).toEqual([expect.stringContaining('content/102008/2025/'), expect.any(Number)])
})
