import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { environment } from '../browser/environment.ts'

/** A folder that holds content and nothing of the program: no package.json, no forms. */
const folder = await mkdtemp(join(tmpdir(), 'mingbiao-own-'))
afterAll(() => rm(folder, { recursive: true }))
beforeEach(async () => {
  await rm(folder, { recursive: true, force: true })
  await cp('test/fixtures/county/content', join(folder, 'content'), { recursive: true })
})
const unit = 'content/101001/2025'

/** Runs a command, in the folder itself or from elsewhere with its name. */
function run(script: string, args: readonly string[], cwd = folder) {
  return new Promise<{ code: number; output: string }>((done) => {
    const file = resolve('scripts', `${script}.ts`)
    execFile(process.execPath, [file, ...args], { cwd, env: environment() }, (error, stdout, stderr) =>
      done({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    )
  })
}

test('commands take the content of the folder they are run in, with the forms of the program', async () => {
  expect(await run('check', [])).toMatchObject({ code: 0 })
  expect(await run('export', ['101001/2025', '--xlsx'])).toMatchObject({ code: 0 })
  const project = ['project', '--unit', '101001', '--year', '2025', '--name', '新的项目']
  expect(await run('new', project)).toMatchObject({ code: 0 })
  expect((await readdir(join(folder, unit))).some((name) => name.startsWith('project-'))).toBe(true)
})

test('or of the folder that is named', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'mingbiao-empty-'))
  expect((await run('check', [], empty)).code).toBe(1)
  expect(await run('check', ['--content', folder], empty)).toMatchObject({ code: 0 })
  const built = await run('build', ['--content', folder, '--out', 'site'], empty)
  expect(built).toMatchObject({ code: 0 })
  expect(await readdir(empty)).toEqual(['site'])
  expect(await readdir(folder)).toEqual(['.cache', 'content'])
  const sheet = join(empty, 'site/101001/2025/101-0101-AAA-0001.pdf')
  const extracted = await run('extract', ['--content', folder, sheet], empty)
  expect(extracted).toMatchObject({ code: 0 })
  await rm(empty, { recursive: true })
})

test('a site takes the place of nothing but a site, and stands where a link leads', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'mingbiao-out-'))
  await mkdir(join(empty, 'papers'))
  await writeFile(join(empty, 'papers/minutes.docx'), 'x')
  for (const out of ['papers', '.', join(folder, 'content')]) {
    const { code, output } = await run('build', ['--content', folder, '--out', out], empty)
    expect({ out, code }).toEqual({ out, code: 1 })
    expect(output).toContain('里有别的文件')
  }
  expect(await readdir(join(empty, 'papers'))).toEqual(['minutes.docx'])
  expect(await readdir(join(folder, 'content'))).toContain('site.yaml')

  await mkdir(join(empty, 'www'))
  await symlink('www', join(empty, 'dist'))
  for (let time = 0; time < 2; time++) {
    expect(await run('build', ['--content', folder], empty)).toMatchObject({ code: 0 })
    expect(await readdir(join(empty, 'www'))).toContain('index.html')
    expect((await readdir(empty)).sort()).toEqual(['dist', 'papers', 'www'])
  }
  await rm(empty, { recursive: true })
})

test('a copy of a form of the program that is another one by now is told of', async () => {
  const template = join(folder, 'templates/hebei-2020')
  await cp('templates/hebei-2020', template, { recursive: true })
  expect((await run('check', ['--format', 'json'])).output).not.toContain('template-shadowed')
  const file = join(template, 'form.yaml')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace('绩效目标表"', '绩效目标申报表"'))
  const { code, output } = await run('check', ['--format', 'json'])
  expect(code).toBe(0)
  expect(output).toContain('template-shadowed')
  expect(output).toContain('要用程序自带的，删去 templates/hebei-2020')
})
