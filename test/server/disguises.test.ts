import { cp, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { today } from '../../scripts/today.ts'
import { text as pdfText } from '../pdf/poppler.ts'
import {
  command,
  commit,
  edit,
  makeClone,
  makeServer,
  must,
  project,
  push,
  type Server,
  shown,
  unit,
} from './server.ts'

/* What was published comes back as something else: by real pushes. */

vi.setConfig({ testTimeout: 300_000 })

const corrections = `${unit}/corrections.yaml`
const form = 'templates/own-form/form.yaml'
const own = `${unit}/101-0103-AAA-0003.yaml`
let server: Server
let clone: string
beforeAll(async () => {
  server = await makeServer()
  clone = await makeClone(server)
  const learning = [
    resolve('scripts/form.ts'),
    resolve('test/fixtures/forms/shanghai-2026.html'),
    '--name',
    'own-form',
  ]
  // It asks what the source leaves open, which stops nobody.
  expect((await command(clone, process.execPath, learning)).output).toContain('学自')
  await writeFile(
    join(clone, own),
    `项目编码: 101-0103-AAA-0003
序号: 3
项目名称: 馆舍维修
表样: own-form
预算数: 12.00
财政资金: 9.00
其他资金: 3.00
绩效目标: 1、维修馆舍，按时完工。
绩效指标:
  - { 一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 维修面积, 指标值: ≥300平方米 }
  - { 一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 完工时间, 指标值: 10月底前 }
  - { 一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 开放天数, 指标值: ≥300天 }
  - { 一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 读者满意度, 指标值: ≥90% }
`,
  )
  await commit(clone, 'a form of our own')
  const { status, output } = await push(clone)
  expect(status, output).toBe(0)
})
afterAll(() => server.remove())

const page = (path: string) => readFile(join(server.site, 'current', path, 'index.html'), 'utf8')

async function expectRefusal(...texts: string[]) {
  const release = await shown(server)
  await commit(clone, '不说明')
  const { status, output } = await push(clone)
  expect(status, output).toBe(1)
  for (const text of texts) expect(output).toContain(text)
  expect(await shown(server)).toBe(release)
  await must(clone, 'git', ['reset', '--quiet', '--mixed', 'server/main'])
}

async function expectTaken() {
  await commit(clone, '说明')
  const { status, output } = await push(clone)
  expect([status, output]).toEqual([0, expect.stringContaining('已经公开：')])
}

test('a form that a county learnt does not swap its labels, nor call them otherwise, over what it printed', async () => {
  expect(await page('101001/2025/101-0103-AAA-0003')).toContain('其中：当年财政拨款')
  const sheet = await readFile(join(clone, form), 'utf8')
  const swapped = sheet
    .replace(
      '标签: 其他资金, 占列: 13 }\n      - { 字段: 其他资金',
      '标签: 乙, 占列: 13 }\n      - { 字段: 其他资金',
    )
    .replace('其中：当年财政拨款', '其他资金')
    .replace('标签: 乙', '标签: "其中：当年财政拨款"')
  expect(swapped).not.toBe(sheet)
  const kept = ['[form-changed]', '把 own-form 放回原样', 'own-form-2']
  await writeFile(join(clone, form), swapped)
  await expectRefusal('公开过的 1 张表就印得不同：“其中：当年财政拨款”变成“其他资金”', ...kept)
  await writeFile(join(clone, form), sheet.replace('标签: 项目资金总额', '标签: 结算资金总额'))
  await expectRefusal('“项目资金总额”变成“结算资金总额”', ...kept)
  await writeFile(join(clone, form), sheet)
  await cp(join(clone, 'templates/own-form'), join(clone, 'templates/own-form-2'), { recursive: true })
  await edit(clone, 'templates/own-form-2/form.yaml', (text) => text.replace('项目资金总额', '结算资金总额'))
  await expectTaken()
})

test('a withdrawn project that comes back weaker, under another code and name, says what it is like', async () => {
  const text = await readFile(join(clone, project), 'utf8')
  await must(clone, 'rm', [project])
  await writeFile(
    join(clone, corrections),
    `撤下:\n  - { 日期: ${today()}, 文件: 101-0101-AAA-0001, 名称: 图书购置, 理由: 不再安排 }\n`,
  )
  await expectTaken()
  const again = `${unit}/101-0104-AAA-0009.yaml`
  const weaker = text
    .replace('101-0101-AAA-0001', '101-0104-AAA-0009')
    .replace('项目名称: 图书购置', '项目名称: 馆藏建设')
    .replace('1、新增藏书，满足群众阅读需要。', '1、充实馆藏。')
    .replace('≥5000册', '≥50册')
    .replace('≥5百分比', '≥1百分比')
    .replace('≥90百分比', '≥60百分比')
  await writeFile(join(clone, again), weaker)
  await expectRefusal(
    '“101-0104-AAA-0009”和公开过、现在没有了的“101-0101-AAA-0001”相近：3 项指标中有 3 项同名，没有说明',
    '[unexplained-resemblance]',
    '旧编号: 101-0101-AAA-0001',
    '原编号: 101-0101-AAA-0001',
    '公开的“≥5000册”改成了“≥50册”，没有更正说明',
  )
  const said = `相近:\n  - { 日期: ${today()}, 文件: 101-0104-AAA-0009, 原编号: 101-0101-AAA-0001, 理由: 另一批图书 }\n`
  await edit(clone, corrections, (before) => before + said)
  await expectTaken()
  const told = /和撤下的项目相近.*图书购置（101-0101-AAA-0001，[-\d]+ 撤下）.*馆藏建设.*另一批图书/s
  expect(await page('101001/2025/101-0104-AAA-0009')).toMatch(told)
  expect(await page('changes')).toMatch(/馆藏建设：和撤下的项目相近.*图书购置（.*另一批图书/s)
  const sheet = join(server.site, 'current/101001/2025/101-0104-AAA-0009.pdf')
  expect(pdfText(sheet)).toContain(`和撤下的项目相近，${today()}的说明见网页版`)
  // On a site that is shown, `changes` finds nothing left to say.
  const changes = await command(clone, process.execPath, [
    resolve('scripts/changes.ts'),
    '--since',
    'server/main',
  ])
  expect(changes.output).toContain('与公开的一样，没有改动。')
})

test('a site that is called otherwise, or is another’s, tells it, and is built the same elsewhere', async () => {
  await edit(clone, 'content/site.yaml', (text) =>
    text.replace(/^网站名称: .*$/m, '网站名称: 新的名称').replace(/^主办单位: .*$/m, '主办单位: 另一个局'),
  )
  await expectTaken()
  const told = /本网站的网站名称改了.*原来：.*现在：新的名称/s
  expect(await page('changes')).toMatch(told)
  expect(await page('changes')).toMatch(/本网站的主办单位改了.*原来：.*现在：另一个局/s)
  expect(await page('changes')).not.toContain('本网站的地区改了')
  // It stays told when something else is published.
  await edit(clone, own, (text) => `# 核对过\n${text}`)
  await expectTaken()
  expect(await page('changes')).toMatch(told)
  expect(await readFile(join(server.site, 'current/changes/feed.atom'), 'utf8')).toMatch(told)
  const rebuilt = await command(clone, process.execPath, [
    resolve('scripts/rebuild.ts'),
    join(server.site, 'current'),
  ])
  expect(rebuilt).toMatchObject({ status: 0 })
})
