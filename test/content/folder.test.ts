import { spawnSync } from 'node:child_process'
import { chmod, cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readTemplates } from '../../src/content/kinds/template.ts'
import { readContent } from '../../src/content/read.ts'
import { locate } from '../../src/content/text/locate.ts'
import type { Finding } from '../../src/model/finding.ts'
import { copyCounty, report } from './case.ts'

const county = join(import.meta.dirname, '../fixtures/county')
const unit = 'content/101001/2025'
let root = ''

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mingbiao-'))
  await copyCounty(root)
})
afterEach(() => rm(root, { recursive: true }))

test('a county in order is read: newest year first, then by unit, projects in their order', async () => {
  for (const folder of ['101002/2024', '101000/2024']) {
    const text = (value: string) =>
      value.replaceAll('101001', folder.slice(0, 6)).replace('年度: 2025', '年度: 2024')
    await cp(join(root, unit), join(root, 'content', folder), { recursive: true })
    const file = join(root, 'content', folder, 'department.md')
    await writeFile(file, text(await readFile(file, 'utf8')))
  }
  const { departments, site } = readContent(root)
  expect(site.name).toBe('示例县预算绩效目标公开')
  expect(departments.map((department) => `${department.year} ${department.unit}`)).toEqual([
    '2025 101001',
    '2024 101000',
    '2024 101002',
  ])
  expect(departments[0]?.projects.map(({ order }) => order)).toEqual([1, 2])
})

test('a link is no file: what it leads to might not be meant for the public', async () => {
  await symlink('/etc/hostname', join(root, unit, '101-0103-AAA-0003.yaml'))
  await symlink(join(county, unit), join(root, 'content/101001/2024'))
  const said = await report(root)
  expect(said).toContain(`${unit}/101-0103-AAA-0003.yaml: 错误: 这里不该有目录或快捷方式`)
  expect(said).toContain('content/101001/2024: 错误: 这里不该有目录或快捷方式')
})

test('a link in place of a file that must be there is refused too', async () => {
  await rm(join(root, unit, 'department.md'))
  await symlink(join(county, unit, 'department.md'), join(root, unit, 'department.md'))
  expect(await report(root)).toContain(`${unit}/department.md: 错误: 这是文件夹或快捷方式，不是文件`)
})

test('a file too large to be a form is not even read', async () => {
  await writeFile(join(root, unit, '101-0103-AAA-0003.yaml'), 'x'.repeat(1_000_001))
  expect(await report(root)).toContain('文件有 1.1 MB，超过了 1 MB，不像是填写的表')
})

/** The check as an account runs it that has no right to read everything. */
function checkWithoutPrivileges(): { status: number | null; output: string } {
  const script = join(import.meta.dirname, '../../scripts/check.ts')
  const powers = '-dac_override,-dac_read_search'
  const lowered = process.getuid?.() === 0 ? ['setpriv', '--bounding-set', powers, '--inh-caps', powers] : []
  const [program = '', ...options] = [...lowered, process.execPath, script]
  const { status, stdout, stderr } = spawnSync(program, options, { cwd: root, encoding: 'utf8' })
  return { status, output: stdout + stderr }
}

test('a file or folder that may not be read is named, with who can help', async () => {
  const file = join(root, unit, '101-0102-AAA-0002.yaml')
  await chmod(file, 0)
  const denied = checkWithoutPrivileges()
  expect(denied.output).toContain('没有读它的权限')
  expect([denied.status, denied.output]).toEqual([1, expect.not.stringMatching(/^ +at /m)])
  await chmod(file, 0o600)
  await symlink(resolve('node_modules'), join(root, 'node_modules'))
  expect(checkWithoutPrivileges().status).toBe(0)
  await chmod(join(root, unit), 0)
  const closed = checkWithoutPrivileges()
  await chmod(join(root, unit), 0o700)
  expect([closed.status, closed.output]).toEqual([
    1,
    expect.stringContaining(`${unit}\n\n  错误  没有读它的权限`),
  ])
  expect(closed.output).not.toMatch(/^ +at /m)
})

test('a name that is no UTF-8 is asked to be another', async () => {
  await writeFile(
    Buffer.concat([Buffer.from(`${root}/${unit}/`), Buffer.from('b7a8c2c9', 'hex'), Buffer.from('.yaml')]),
    '',
  )
  expect(await report(root)).toContain('文件名不是 UTF-8 编码，读不出来')
})

test("the system's own files are nobody's mistake", async () => {
  await writeFile(join(root, unit, '.DS_Store'), '')
  expect(await report(root)).toBe('没有问题：1 个单位，2 个项目。')
})

test('a finding that names a field is given the place of that field', async () => {
  const finding = (file: string, field?: string): Finding => ({
    rule: 'test',
    severity: 'warning',
    file: `${unit}/${file}`,
    field,
    message: '试',
  })
  const project = '101-0101-AAA-0001.yaml'
  const located = locate(root, [
    finding(project, '项目名称'),
    finding(project, '资金支出计划 › 6月底'),
    finding(project, '绩效指标 第2项 › 指标值'),
    finding(project, '绩效指标 第2项'),
    finding(project, '绩效指标 第2项 › 没有的键'),
    finding('department.md', '公开日期'),
    finding('没有的文件.yaml', '项目名称'),
    finding(project),
    { ...finding(project, '项目名称'), line: 99 },
  ])
  expect(located.map(({ line, column }) => [line, column])).toEqual([
    [3, 7],
    [10, 28],
    [24, 10],
    [20, 5],
    [20, 5],
    [8, 7],
    [undefined, undefined],
    [undefined, undefined],
    [99, undefined],
  ])
})

test('templates: a folder without form.yaml is told, no folder at all is no crash', async () => {
  await rm(join(root, 'templates'))
  expect(readTemplates(root)).toEqual({ templates: [], findings: [] })
  await cp(county, join(root, 'templates/空'), { recursive: true })
  const { findings } = readTemplates(root)
  expect(findings.map(({ file, message }) => `${file} ${message}`)).toEqual([
    'templates/空/form.yaml 缺少这个文件',
  ])
})
