import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readTemplates } from '../../src/content/kinds/template.ts'
import { importDocument } from '../../src/import/import-document.ts'
import { fieldsOf, parseMapping } from '../../src/import/mapping.ts'
import { readDocument } from '../../src/import/read/read-document.ts'
import { findForm } from '../../src/learn/form-source.ts'
import { learnForm } from '../../src/learn/learn.ts'
import { writeLearnt } from '../../src/learn/write-learnt.ts'

/* What an import proposes for what has no field is a line that works as it stands. */

let place = ''
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'mingbiao-lines-'))
  await cp(join(import.meta.dirname, '../../templates'), join(place, 'templates'), { recursive: true })
})
afterAll(() => rm(place, { recursive: true }))

interface Form {
  title?: string
  pairs?: string
  columns: readonly string[]
  items: readonly (readonly string[])[]
}

function page({ title = '项目支出绩效目标表', pairs = '', columns, items }: Form): Uint8Array {
  const row = (cells: readonly string[]) => `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`
  const rest = columns.length
  return new TextEncoder().encode(`<!DOCTYPE html><meta charset="utf-8"><p>${title}</p><table>
    <tr><td>项目名称</td><td colspan="2">渡桥维修</td><td>年度资金总额（万元）</td><td colspan="${rest - 1}">36.00</td></tr>
    ${pairs}<tr><td>年度目标</td><td colspan="${rest + 2}">修好渡桥。</td></tr>
    ${row(['一级指标', '二级指标', '三级指标', ...columns])}
    ${items.map((cells) => row(['产出指标', '数量指标', ...cells])).join('')}</table>`)
}

async function take(bytes: Uint8Array, maps: readonly string[] = []) {
  const { templates } = readTemplates(place)
  const document = await readDocument('申报表.html', bytes)
  const given = { unit: '101001', name: '示例县公路站', year: 2024 }
  const imported = await importDocument(place, document, given, parseMapping(maps, fieldsOf(templates)))
  const asked = imported.placed.flatMap(({ questions, refusals }) => [...questions, ...refusals])
  const fixes = asked.map(({ fix }) => fix)
  const content = imported.changes.find(({ file }) => file.endsWith('/01.yaml'))?.content ?? ''
  return { fixes, content, maps: fixes.flatMap(typed), code: imported.placed.length }
}

/** What a person types behind --map. */
const typed = (fix: string) => [...fix.matchAll(/--map (\S+?)(?=；| |$)/g)].map(([, pair = '']) => pair)

const items = [
  ['维修渡桥数', '3座', '工程台账'],
  ['验收渡桥数', '3座', '验收单'],
]

describe('the line for a label that has no field', () => {
  test('names the likeliest field, and works as it stands', async () => {
    const bytes = page({
      pairs:
        '<tr><td>归口管理股室</td><td colspan="2">综合股</td><td>项目起止日期</td><td colspan="2">2024年</td></tr>',
      columns: ['指标值', '数据出处'],
      items,
    })
    const before = await take(bytes)
    expect(before.fixes.join('\n')).not.toMatch(/=字段|栏目名称/)
    expect(before.maps).toEqual(['归口管理股室=主管部门', '项目起止日期=项目期', '数据出处=指标值确定依据'])
    const after = await take(bytes, before.maps)
    expect(after.fixes).toEqual([])
    expect(after.content).toContain('主管部门: 综合股\n')
    expect(after.content).toContain('项目期: 2024年\n')
    expect(after.content).toContain('指标值确定依据: 验收单\n')
  })

  test('learns the form where no field is likely, and then reads it whole', async () => {
    const bytes = page({
      pairs: '<tr><td>立项背景</td><td colspan="4"><p>渡桥年久失修。</p><p>群众多次反映。</p></td></tr>',
      columns: ['指标值', '责任股室'],
      items,
    })
    const before = await take(bytes)
    expect(before.maps).toEqual([])
    for (const fix of before.fixes) expect(fix).toContain('npm run form -- 申报表.html --name form-2024，')
    const learnt = learnForm(findForm(await readDocument('申报表.html', bytes)))
    const { form } = writeLearnt(learnt, 'form-2024')
    await mkdir(join(place, 'templates/form-2024'))
    await writeFile(join(place, 'templates/form-2024/form.yaml'), form)
    const after = await take(bytes)
    expect(after.fixes).toEqual([])
    expect(after.content).toContain('立项背景: |-\n  渡桥年久失修。\n  群众多次反映。\n')
    expect(after.content).toContain('责任股室: 验收单\n')

    const renamed = new TextEncoder().encode(
      new TextDecoder().decode(bytes).replace('立项背景', '立项背景简述').replace('责任股室', '具体责任股室'),
    )
    const other = await take(renamed)
    expect(other.maps).toEqual(['立项背景简述=立项背景', '具体责任股室=责任股室'])
    const named = await take(renamed, other.maps)
    expect(named.fixes).toEqual([])
    expect(named.content).toBe(after.content)
    await rm(join(place, 'templates/form-2024'), { recursive: true })
  })

  test('of a column that may be the target says which', async () => {
    const bytes = page({ columns: ['年度要求', '上年数'], items: [['维修渡桥数', '3座', '2座']] })
    const { maps } = await take(bytes)
    expect(maps).toEqual(['年度要求=指标值'])
    expect((await take(bytes, maps)).content).toContain('指标值: 3座\n')
  })
})

describe('what was reached', () => {
  test.each<[string, Form]>([
    ['a column called so', { columns: ['完成情况', '备注'], items }],
    ['the only filled column beside scores', { columns: ['本年', '得分'], items }],
    [
      'any column of a form that is called so',
      { title: '项目支出绩效自评表', columns: ['本年数', '股室'], items },
    ],
    ['what stands beside it', { columns: ['自评结果', '说明'], items }],
  ])('is never taken for the target, nor proposed: %s', async (_, form) => {
    const { content, fixes, maps } = await take(page(form))
    expect(content).toBe('')
    expect(maps).toEqual([])
    expect(fixes.join()).toContain('指标值”一栏，照批复的目标填上')
  })

  test('is told from what was planned to be reached', async () => {
    const { content, fixes } = await take(page({ columns: ['计划完成数', '股室'], items }))
    expect(content).toContain('指标值: 3座\n')
    expect(fixes.join()).not.toContain('指标值')
  })
})

test('no label is proposed that a command line would take apart', async () => {
  const bytes = page({ columns: ['指标值', '出处 &amp; 依据'], items })
  const { maps, fixes } = await take(bytes)
  expect(maps).toEqual([])
  expect(fixes.join()).toContain('npm run form -- 申报表.html')
})

test('the examples of the manual name fields that are there', async () => {
  const manual = await readFile(join(import.meta.dirname, '../../docs/import.md'), 'utf8')
  const pairs = [...manual.matchAll(/--map (\S+=[^\s`]+)/g)].map(([, pair = '']) => pair)
  expect(pairs.length).toBeGreaterThan(0)
  expect(() => parseMapping(pairs)).not.toThrow()
})
