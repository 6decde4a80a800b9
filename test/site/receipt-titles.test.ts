import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { demo } from './sites.ts'

test.each(['receipt', '103001/2025/receipt'])(
  'every document in %s is called by a name in words',
  async (page) => {
    const html = await readFile(join(demo.folder, page, 'index.html'), 'utf8')
    const titles = [...html.matchAll(/<tr><td[^>]*>([^<]*)<\/td><td[^>]*data-label="地址"/g)].map(
      ([, title = '']) => title,
    )
    expect(titles.length).toBeGreaterThan(20)
    expect(titles.filter((title) => !/\p{Script=Han}{2}/u.test(title))).toEqual([])
  },
)
