import { execFile, spawnSync } from 'node:child_process'
import { cp, glob, mkdtemp, readFile, rm } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { environment } from '../browser/environment.ts'

/** A county's own folder, which runs the program as npm packs it. */
const folder = await mkdtemp(join(tmpdir(), 'mingbiao-packed-'))
beforeAll(async () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/prepack.ts'], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, expect.not.stringContaining('Error')])
  await cp('test/fixtures/county/content', join(folder, 'content'), { recursive: true })
})
afterAll(() => rm(folder, { recursive: true }))

function mingbiao(...args: string[]) {
  return new Promise<{ code: number; output: string }>((done) => {
    const file = resolve('package/scripts/mingbiao.js')
    execFile(
      process.execPath,
      [file, ...args],
      { cwd: folder, env: environment() },
      (error, stdout, stderr) => done({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    )
  })
}

test('npm packs the program in JavaScript, forms, fonts, what says what it is, and nothing else', () => {
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
  })
  const [{ files }]: [{ files: { path: string }[] }] = JSON.parse(stdout)
  const paths = files.map(({ path }) => path)
  const inside =
    /^package\/(src\/.+\.js|scripts\/.+\.js|templates\/.+|compiled\/.+|fonts\/.+\.ttf|package\.json)$/
  const expected = ['LICENSE', 'README.md', 'README.zh-CN.md', 'package.json']
  expect(paths.filter((path) => !inside.test(path)).sort()).toEqual(expected)
  expect(paths).toContain('package/scripts/mingbiao.js')
  expect(paths).toContain('package/templates/hebei-2020/form.yaml')
  expect(paths.filter((path) => path.endsWith('.ttf')).length).toBe(5)
})

test('what it imports is among what npm installs with it', async () => {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    await readFile('package.json', 'utf8'),
  )
  const missing = new Set<string>()
  for await (const file of glob('package/{src,scripts}/**/*.js')) {
    const text = await readFile(file, 'utf8')
    for (const [, name = ''] of text.matchAll(/^(?:import [^'\n]*|\} from )'((?:@[\w-]+\/)?[\w-]+)[/']/gm))
      if (!builtinModules.includes(name) && !(name in dependencies)) missing.add(`${file}: ${name}`)
  }
  expect([...missing]).toEqual([])
})

describe('in a folder that has content and nothing of the program', () => {
  test('it checks, makes files, exports and imports', async () => {
    expect(await mingbiao('check')).toMatchObject({ code: 0 })
    expect(await mingbiao('export', '101001/2025', '--docx')).toMatchObject({ code: 0 })
    const project = ['project', '--unit', '101001', '--year', '2025', '--name', '新的项目']
    expect(await mingbiao('new', ...project)).toMatchObject({ code: 0 })
    expect((await mingbiao('import', '--help')).output).toContain('npm run import')
    expect((await mingbiao('changes')).output).not.toMatch(/^\s+at /m)
  })

  test('it builds the same pages and sheets', async () => {
    await rm(join(folder, 'content'), { recursive: true })
    await cp('test/fixtures/county/content', join(folder, 'content'), { recursive: true })
    expect(await mingbiao('build')).toMatchObject({ code: 0 })
    const sheet = await readFile(join(folder, 'dist/101001/2025/101-0101-AAA-0001.pdf'))
    expect(sheet.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await readFile(join(folder, 'dist/101001/2025/index.html'), 'utf8')).toContain('101-0101-AAA-0001')
  })

  test('it says what it can do', async () => {
    expect(await mingbiao('nonsense')).toEqual({ code: 1, output: expect.stringContaining('build|check') })
  })
})
