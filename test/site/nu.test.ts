import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { onePageOfEachKind } from './files.ts'
import { demo, full } from './sites.ts'

const jar = resolve('node_modules/vnu-jar/build/dist/vnu.jar')
const missing = !existsSync(jar) || spawnSync('java', ['-version']).status !== 0
if (missing) console.warn('not tried with the Nu HTML checker: it needs Java')

test.skipIf(missing)('the Nu HTML checker finds no error in any kind of page', async () => {
  const pages = await Promise.all(
    [full, demo].map(async (site) =>
      (await onePageOfEachKind(site)).map((page) =>
        join(site.folder, page.endsWith('.html') ? page : `${page}index.html`),
      ),
    ),
  )
  expect(pages.flat().length).toBeGreaterThan(40)
  // It ends with an error where it finds one; what it finds is on the second stream.
  const found = await promisify(execFile)('java', [
    '-jar',
    jar,
    '--errors-only',
    '--exit-zero-always',
    ...pages.flat(),
  ])
  expect(found.stderr.split('\n').filter((line) => /error/.test(line))).toEqual([])
})
