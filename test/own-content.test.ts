import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { environment } from './browser/environment.ts'

test('whatever a publisher has in content/ is built', async () => {
  const out = resolve('test/output/own')
  await promisify(execFile)(process.execPath, ['scripts/build.ts', '--out', out], { env: environment() })
  const pages = await readdir(out, { recursive: true })
  const years = (await readdir('content', { recursive: true })).filter((name) => /^\w+\/\d{4}$/.test(name))
  expect(years.length).toBeGreaterThan(0)
  for (const year of years) expect(pages).toContain(`${year}/index.html`)
})
