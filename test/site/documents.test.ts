import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inspectPdf } from '../../src/inspect/inspect.ts'
import { filesOf } from './files.ts'
import { full, own } from './sites.ts'

test.each([own, full])('every PDF of $name stands the inspection', async (site) => {
  const files = (await filesOf(site)).filter((file) => file.endsWith('.pdf'))
  expect(files.length).toBeGreaterThan(9)
  const inspected = files.map((file) => ({ file, problems: inspectPdf(join(site.folder, file)).problems }))
  expect(inspected.filter(({ problems }) => problems.length > 0)).toEqual([])
})
