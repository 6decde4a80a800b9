import { join } from 'node:path'
import { build } from 'vite'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** What Chrome 86 has not: the compiler writes syntax anew for it, and leaves calls as they are. */
const missing =
  /\.(at|toSorted|toReversed|toSpliced|with|findLast|findLastIndex|fromAsync|isWellFormed)\(|\b(structuredClone|hasOwn|groupBy|withResolvers|AggregateError|randomUUID)\(/g

test.each(['src/site/verify/page.ts', 'src/search/page.ts', 'src/search/filter-page.ts'])(
  'the script of a page calls nothing that Chrome 86 lacks: %s',
  async (entry) => {
    const built = await build({
      root,
      configFile: false,
      logLevel: 'error',
      build: { target: 'chrome86', minify: false, write: false, lib: { entry, formats: ['es'] } },
    })
    const code = [built]
      .flat()
      .flatMap((one) => ('output' in one ? one.output : []))
      .map((file) => ('code' in file ? file.code : ''))
      .join('\n')
    expect(code.length).toBeGreaterThan(1000)
    expect(code.match(missing) ?? []).toEqual([])
  },
)
