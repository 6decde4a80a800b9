import { existsSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

test('READMEs are read in one go', async () => {
  for (const file of ['README.md', 'README.zh-CN.md'])
    expect((await readFile(file, 'utf8')).split('\n').length, file).toBeLessThanOrEqual(80)
})

test('what READMEs and docs link to is there, to the heading', async () => {
  const missing: string[] = []
  for await (const file of glob(['*.md', 'docs/*.md'])) {
    const text = await readFile(file, 'utf8')
    for (const [, target = ''] of text.matchAll(/\]\((?!\w+:)([^)\s]+)\)/g)) {
      const [path = '', heading] = target.split('#')
      const linked = path === '' ? file : join(dirname(file), path)
      const there = existsSync(linked) && (!heading || (await headings(linked)).includes(heading))
      if (!there) missing.push(`${file}: ${target}`)
    }
  }
  expect(missing).toEqual([])
})

/** The names by which code hosts link to the headings of a file. */
async function headings(file: string): Promise<string[]> {
  const titles = (await readFile(file, 'utf8')).matchAll(/^#+ (.+)$/gm)
  return [...titles].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
