import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Project } from '../../src/content/record.ts'
import { load } from '../../src/review/load.ts'
import { linxi } from '../linxi.ts'
import { cell, docx, paragraph, table } from './read/docx.ts'

const root = join(import.meta.dirname, '../..')
const fixtures = join(root, 'test/fixtures')
const folder = await mkdtemp(join(tmpdir(), 'mingbiao-import-'))
let place = ''
let count = 0

/** A publisher's folder without any department; its fonts are the project's. */
beforeEach(async () => {
  place = join(folder, String(count++))
  await mkdir(join(place, 'content'), { recursive: true })
  await cp(join(root, 'templates'), join(place, 'templates'), { recursive: true })
  await cp(join(linxi, 'content/site.yaml'), join(place, 'content/site.yaml'))
  await symlink(join(root, 'node_modules'), join(place, 'node_modules'))
})

afterAll(() => rm(folder, { recursive: true }))

/** `npm run import -- …` in the publisher's folder. */
function importFile(file: string, ...args: string[]) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(root, 'scripts/import.ts'), file.startsWith('/') ? file : join(fixtures, file), ...args],
    { cwd: place, encoding: 'utf8' },
  )
  expect(stderr).not.toMatch(/^\s+at /m)
  return { said: stdout + stderr, status }
}

/** A project's indicators as they stand: levels, name and target. */
function promisesOf(project: Project | undefined) {
  return project?.indicators.map(({ level1, level2, name, target }) => [
    level1.raw,
    level2.raw,
    name,
    target.raw,
  ])
}

const library = ['--unit', '101001', '--name', '示例县图书馆', '--year', '2024']
const read = (file: string) => readFile(join(place, 'content', file), 'utf8')

describe('the published text of 临西县司法局', () => {
  const original = join(linxi, 'content/315002/2020')

  test('becomes exactly the content that was typed in from it', async () => {
    const { said, status } = importFile('linxi-2020/seed.txt', '--year', '2020')
    expect(said).toContain('找到 9 张表，读出 9 个项目、55 项指标，预算合计 83.98 万元')
    expect(said).toContain('未识别 0 字')
    expect(said).toMatch(/检查了导入的 10 个文件。共 [1-9]\d* 个问题：错误 0 个/)
    expect(status).toBe(0)
    const names = await readdir(original)
    expect(await readdir(join(place, 'content/315002/2020'))).toEqual(names)
    for (const name of names)
      expect(await read(`315002/2020/${name}`)).toBe(await readFile(join(original, name), 'utf8'))
    expect((await load(place)).departments[0]?.projects).toHaveLength(9)
  })

  test('imported again changes nothing', async () => {
    importFile('linxi-2020/seed.txt', '--year', '2020')
    const again = importFile('linxi-2020/seed.txt', '--year', '2020')
    expect(again.said).toContain('没有变化')
    expect(again.status).toBe(0)
  })

  test('over edited content shows the difference, and writes only when told to', async () => {
    importFile('linxi-2020/seed.txt', '--year', '2020')
    const file = join(place, 'content/315002/2020/315-0404-JBN-9C18.yaml')
    const published = await readFile(file, 'utf8')
    await writeFile(file, published.replace('≥80件', '≥90件'))
    const held = importFile('linxi-2020/seed.txt', '--year', '2020')
    expect(held.status).toBe(4)
    expect(held.said).toMatch(/^-\s+指标值: ≥90件$/m)
    expect(held.said).toMatch(/^\+\s+指标值: ≥80件$/m)
    expect(await readFile(file, 'utf8')).toContain('≥90件')
    expect(importFile('linxi-2020/seed.txt', '--year', '2020', '--write').status).toBe(0)
    expect(await readFile(file, 'utf8')).toBe(published)
  })

  test('keeps the dates that its department already has', async () => {
    importFile('linxi-2020/seed.txt', '--year', '2020')
    const file = join(place, 'content/315002/2020/department.md')
    const dated = (await readFile(file, 'utf8')).replace('公开日期:', '公开日期: 2020-03-02 09:30')
    await writeFile(file, dated)
    expect(importFile('linxi-2020/seed.txt', '--year', '2020').status).toBe(0)
    expect(await readFile(file, 'utf8')).toBe(dated)
  })
})

describe('other forms', () => {
  test('columns in another order, some missing, a level left out, points in a level, ASCII signs, closing rows', async () => {
    const { said, status } = importFile('import/shuffled-columns.txt', ...library)
    // The row that closes the form says nothing.
    expect(said).toContain('未识别 0 字')
    expect(status).toBe(0)
    const { departments } = await load(place)
    const project = departments[0]?.projects[0]
    expect(departments[0]).toMatchObject({ form: 'mof-88-annual', moneyUnit: '万元', year: 2024 })
    expect(project).toMatchObject({ id: '01', name: '免费开放补助', goal: '目标1：全年免费开放。' })
    expect(project?.budget).toEqual({ raw: '1,212.50', fen: 1_212_500_000 })
    expect(promisesOf(project)).toEqual([
      ['产出指标（50分）', '数量指标', '新增图书数量', '>=3,000册'],
      ['产出指标（50分）', '时效指标', '购书完成时间', '11月底前'],
      ['效益指标', '社会效益指标', '到馆人次', '40000-50000人次'],
      ['满意度指标', '服务对象满意度指标', '读者满意度', '=100.00(%)'],
    ])
  })

  test('one table of many projects, merged cells blank or repeated, amounts in 元', async () => {
    const { said, status } = importFile('import/many-projects.txt', '--unit', '101002')
    expect(said).toContain('找到 2 张表，读出 2 个项目、7 项指标，预算合计 200000.00 元')
    expect(status).toBe(0)
    const [department] = (await load(place)).departments
    expect(department).toMatchObject({
      name: '示例镇人民政府',
      year: 2023,
      moneyUnit: '元',
      form: 'sichuan-2023-list',
    })
    expect(department?.projects.map(({ name, indicators }) => [name, indicators.length])).toEqual([
      ['村级公路养护', 3],
      ['场镇保洁', 4],
    ])
    expect(department?.projects[1]?.indicators[1]).toMatchObject({ name: '保洁成本', weight: { raw: '20' } })
  })

  test.each(['cell-a-line', 'cell-before-bar'])(
    '%s: cells one after the other, rows told by their levels',
    async (name) => {
      const { said, status } = importFile(`import/${name}.txt`, ...library)
      expect(said).toContain('找到 1 张表，读出 1 个项目、4 项指标')
      expect(status).toBe(0)
      const [project] = (await load(place)).departments[0]?.projects ?? []
      expect(project?.indicators.map(({ level1, level2 }) => [level1.raw, level2.raw])).toEqual([
        ['产出指标', '数量指标'],
        ['产出指标', name === 'cell-a-line' ? '质量指标' : '时效指标'],
        ['效益指标', '社会效益指标'],
        ['满意度指标', '服务对象满意度指标'],
      ])
    },
  )

  test('merged cells that are absent, rows filled up with blanks behind, sums between the projects', async () => {
    const { said, status } = importFile('import/merged-absent.txt', '--year', '2023')
    expect(said).toContain('找到 2 张表，读出 2 个项目、7 项指标，预算合计 200000.00 元')
    // The sum is that of the projects.
    expect(said).toContain('未识别 0 字')
    expect(status).toBe(0)
    const [department] = (await load(place)).departments
    expect(department).toMatchObject({ unit: '102001', name: '示例镇人民政府', year: 2023 })
    const [road, street] = department?.projects ?? []
    expect(road?.indicators.map(({ level1, level2, name }) => [level1.raw, level2.raw, name])).toEqual([
      ['效益指标', '社会效益指标', '道路完好率'],
      ['产出指标', '数量指标', '养护里程'],
      ['产出指标', '时效指标', '完成时间'],
      ['满意度指标', '服务对象满意度指标', '村民满意度'],
    ])
    expect(street?.indicators.map(({ target }) => target.raw)).toEqual(['＝100%', '≥95%', '≥90%'])
  })

  test('cells on lines of their own between bars, merged cells absent, printed rows that are blank', async () => {
    const { said, status } = importFile('import/cells-between-bars.txt', ...library)
    expect(said).toContain('找到 1 张表，读出 1 个项目、5 项指标，预算合计 32.00 万元')
    expect(status).toBe(0)
    const project = (await load(place)).departments[0]?.projects[0]
    expect(project).toMatchObject({
      name: '古籍修复',
      period: '2024.03-2025.02',
      budget: { raw: '32' },
      goal: '修复一批馆藏古籍',
      midtermGoal: '修复馆藏古籍，\n建成修复室',
    })
    expect(promisesOf(project)).toEqual([
      ['产出指标', '数量指标', '修复古籍册数', '60册'],
      ['产出指标', '数量指标', '修复书页数', '≥2500页'],
      ['产出指标', '质量指标', '修复后的品相', '优良'],
      ['效益指标', '社会效益指标', '开放阅览的古籍比例', '≥85%'],
      ['效益指标', '社会公众或服务对象满意度指标', '读者满意度', '≥90%'],
    ])
  })

  test('of two totals beside each other, the first is the midterm’s', async () => {
    const { said, status } = importFile('import/two-totals.html', ...library)
    expect(said).toContain('未识别 0 字')
    expect(status).toBe(0)
    expect((await load(place)).departments[0]?.projects[0]).toMatchObject({
      budget: { raw: '40' },
      fiscal: { raw: '30' },
      otherFunds: { raw: '10' },
      midtermFunds: { total: { raw: '90' }, fiscal: { raw: '80' }, otherFunds: { raw: '10' } },
      midtermIndicators: [
        { name: '维修面积', target: { raw: '5200平方米' } },
        { name: '新增阅览座位', target: { raw: '≥120个' } },
      ],
    })
  })

  test('a second document of the same department takes the next free numbers', async () => {
    importFile('import/shuffled-columns.txt', ...library)
    const other = join(place, 'other.txt')
    const text = await readFile(join(fixtures, 'import/shuffled-columns.txt'), 'utf8')
    await writeFile(other, text.replace('免费开放补助', '读书活动'))
    expect(importFile(other, ...library).status).toBe(0)
    expect((await load(place)).departments[0]?.projects.map(({ name }) => name)).toEqual([
      '免费开放补助',
      '读书活动',
    ])
  })

  test('amounts in another unit than the department has are not taken in', async () => {
    importFile('import/shuffled-columns.txt', ...library)
    const { said, status } = importFile('import/many-projects.txt', ...library)
    expect(status).toBe(2)
    expect(said).toContain('这张表的金额单位是元，这个单位的是万元')
    expect(await readdir(join(place, 'content/101001/2024'))).toEqual(['01.yaml', 'department.md'])
  })
})

describe('what cannot be told apart is refused, with its reason', () => {
  test('a cell is lost, and which one cannot be known: its row is left to be filled in', async () => {
    const { said, status } = importFile('import/lost-cell.txt', ...library)
    expect(status).toBe(2)
    expect(said).toContain('第 8 行第 1 格：这一行有 5 格，表头有 6 栏，分不清哪一格属于哪一栏')
    const [one, two] = (await read('101001/2024/01.yaml')).split('  - 一级指标:').slice(1)
    expect(one).toContain('指标值: 12\n')
    expect(two).toMatch(/三级指标:\n[\s\S]*指标值:\n/)
    await expect(load(place)).rejects.toThrow('没有填写')
  })

  test('cells that were run together', () => {
    const { said, status } = importFile('import/run-together.txt', ...library)
    expect(status).toBe(2)
    expect(said).toContain('表格的各格连在一起')
  })

  test('a self-evaluation whose project is not there, and which does not say its budget: that is asked for', async () => {
    const { said, status } = importFile('import/result-alone.html', ...library)
    expect(status).toBe(2)
    expect(said).toContain('原文里没有“预算数”')
    expect(await readdir(join(place, 'content/101001/2024'))).toEqual([
      '01.result.yaml',
      '01.yaml',
      'department.md',
    ])
  })

  test('a file that cannot be read does not hold up the others', async () => {
    const absent = join(place, 'absent.docx')
    const { said, status } = importFile(absent, join(fixtures, 'import/shuffled-columns.txt'), ...library)
    expect(said).toContain('没有这个文件')
    expect(said).toContain('新建 content/101001/2024/01.yaml')
    expect(status).toBe(1)
  })

  test('a document without forms yields nothing', async () => {
    const { said, status } = importFile('import/report.txt', ...library)
    expect(status).toBe(3)
    expect(said).toContain('没有找到绩效目标表')
    expect(await readdir(join(place, 'content'))).toEqual(['site.yaml'])
  })

  test.each([
    ['indicators that are no table', '项目名称：渡桥维修\n数量指标：维修渡桥数量≥3座\n', '写着“数量指标”'],
    [
      'a form that nobody filled in',
      '一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t\t\n',
      '第 1 行第 1 格起的表是空白的',
    ],
  ])('%s: why there is no form, and what can be done', async (_, text, why) => {
    const file = join(place, 'brief.txt')
    await writeFile(file, text)
    const { said, status } = importFile(file, ...library)
    expect(status).toBe(3)
    expect(said).toContain(why)
    expect(said).toContain('改法')
  })

  test('a running head says the unit of money and the year that forms do not', async () => {
    const rows = [
      ['项目名称', '渡桥维修'],
      ['年度资金总额', '36.00'],
      ['年度目标', '修桥。'],
      ['一级指标', '二级指标', '三级指标', '指标值'],
      ['产出指标', '数量指标', '座数', '≥3座'],
    ]
    const body = `${paragraph('项目支出绩效目标表')}${table(...rows.map((row) => row.map((text) => cell(text))))}`
    const section = '<w:sectPr><w:headerReference r:id="header"/></w:sectPr>'
    const file = join(place, 'headed.docx')
    const head = (unit: string) => paragraph(`示例县公路站2024年部门预算　单位：${unit}`)
    await writeFile(file, docx(body + section, { header: head('万元') }))
    expect(importFile(file, ...library.slice(0, 4)).status).toBe(0)
    expect(await read('101001/2024/department.md')).toContain('金额单位: 万元')
    // It is one that the department's content is not in.
    await writeFile(file, docx(body + section, { header: head('元') }))
    expect(importFile(file, ...library).said).toContain('这张表的金额单位是元')
  })

  test('nobody says which unit and year: the flags are named', () => {
    const { said, status } = importFile('import/shuffled-columns.txt')
    expect(status).toBe(2)
    expect(said).toContain('在命令后面加上 --unit，')
  })

  test('a PDF is told apart from text, whatever its name', async () => {
    const file = join(place, 'sheet.txt')
    await writeFile(file, '%PDF-1.7\n项目名称\t图书购置\n')
    const { said, status } = importFile(file, ...library)
    expect(status).toBe(1)
    expect(said).toContain('文件像是 PDF，但已经损坏')
  })

  test('what is no document at all, and words that are no arguments', async () => {
    const picture = importFile('../../docs/pictures/sheet.png', ...library)
    expect(picture.status).toBe(1)
    expect(picture.said).toContain('这是图片，文字读不出来')
    expect(importFile('absent.txt').said).toContain('没有这个文件')
    expect(importFile('import/report.txt', '--year', '24').said).toContain('“24”不是年度')
    expect(importFile('import/report.txt', '--colour').said).toContain('--colour')
  })
})

test('a column that a person settled once is kept and used again', async () => {
  const file = join(place, 'own.txt')
  const text = await readFile(join(fixtures, 'import/shuffled-columns.txt'), 'utf8')
  await writeFile(file, text.replace('指标名称', '考核要点'))
  expect(importFile(file, ...library)).toMatchObject({
    status: 2,
    said: expect.stringContaining('没有读出指标'),
  })
  const settled = importFile(file, ...library, '--map', '考核要点=三级指标', '--save-map')
  expect(settled.status).toBe(0)
  expect(await read('import.yaml')).toBe('栏目:\n  - 原文: 考核要点\n    字段: 三级指标\n')
  expect(importFile(file, ...library).said).toContain('没有变化')
  expect((await load(place)).departments).toHaveLength(1)
  expect(importFile(file, ...library, '--map', '考核要点=别的').said).toContain('看不懂')
})
