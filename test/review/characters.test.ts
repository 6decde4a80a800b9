import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ContentError } from '../../src/model/finding.ts'
import { load } from '../../src/review/load.ts'
import { linxi } from '../linxi.ts'

const file = 'content/315002/2020/315-0404-JBN-9C18.yaml'
let root: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'mingbiao-'))
  await cp(join(linxi, 'content'), join(root, 'content'), { recursive: true })
  await cp('templates', join(root, 'templates'), { recursive: true })
})

afterAll(() => rm(root, { recursive: true }))

/** What is found when the project's name 法律援助 is written as `name`. */
async function findings(name: string): Promise<string> {
  const original = await readFile(join(linxi, file), 'utf8')
  await writeFile(join(root, file), original.replace('项目名称: 法律援助', `项目名称: ${name}`))
  try {
    await load(root)
    return ''
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    return error.message
  }
}

test('ordinary and rare characters are printed', async () => {
  expect(await findings('法律援助㎡⑳≥〔〕䶮𬀩☐☑☒◻⬜🔲🗹✅🗷❎◼⬛☓❌⭕CO₂m²10⁵xₙ')).toBe('')
})

test('a character that no font has is named, with its file, line and field', async () => {
  expect(await findings('法律𠮷援助')).toBe(
    `${file}:3:9: 错误: 项目名称：“𠮷”（U+20BB7）在印表的字体里没有，印出来会是空白 [character]
    应为：汉字、字母、数字和常用标点符号
    改法：先核对是不是输错的字。批复的就是这个字的，不要改写：请维护网站的人换有这个字的字体，见 docs/sheets.md

共 1 个问题，其中错误 1 个。`,
  )
})

test.each([
  ['བོད་ཡིག', '藏文'],
  ['ئۇيغۇر', '维吾尔文'],
  ['ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ', '蒙古文'],
  ['ئۇيغۇر، تىل؟', '维吾尔文'],
  ['Қазақ тілі', '西里尔字母文字'],
  ['𛅰𛅱', '女书'],
])('a name in another script, %s, is one finding that names it: %s', async (name, script) => {
  const found = await findings(`${name} 法律援助`)
  expect(found).toContain(`有${script}`)
  expect(found).toContain('批复的文字不要改写')
  expect(found).toContain('共 1 个问题')
})

test('a text far down in its file is found where it stands', async () => {
  const original = await readFile(join(linxi, file), 'utf8')
  const text = original.replace('项目名称: 法律援助', '项目名称: 法律𠮷援助').replace(/(三级指标: )/g, '$1𠮷')
  const lines = text.split('\n').flatMap((line, index) => (line.includes('𠮷') ? [`yaml:${index + 1}:`] : []))
  await writeFile(join(root, file), text)
  const found = await load(root).catch(({ message }: ContentError) => message)
  expect(lines.filter((line) => !String(found).includes(line))).toEqual([])
})

test('what stands on notices, receipts and pictures is looked at too', async () => {
  await cp(join(linxi, file), join(root, file))
  const corrections = join(root, 'content/315002/2020/corrections.yaml')
  const site = join(root, 'content/site.yaml')
  const original = await readFile(site, 'utf8')
  await writeFile(
    corrections,
    '撤下:\n  - { 日期: 2020-04-10, 文件: 315-A, 名称: 旧𠮷, 理由: 重复བོད }\n更正:\n  - { 日期: 2020-04-10, 文件: department, 字段: 来源, 原文: 𠮷, 理由: 打错 }\n',
  )
  await writeFile(site, original.replace('网站名称: ', '网站名称: བོད'))
  const found = String(await load(root).catch(({ message }: ContentError) => message))
  await rm(corrections)
  await writeFile(site, original)
  expect(found.match(/^content.*?: 错误: [^：]*/gm)).toEqual([
    'content/315002/2020/corrections.yaml:2:39: 错误: 撤下 第1项 › 名称',
    'content/315002/2020/corrections.yaml:2:49: 错误: 撤下 第1项 › 理由',
    expect.stringMatching(/^content\/site\.yaml:\d+:7: 错误: 网站名称/),
  ])
})

test('a box of Word’s symbol font is told by the character that everyone has', async () => {
  expect(await findings('法律\uf0fe援助')).toContain('改成“☑”')
  expect(await findings('法律\uf0a8援助')).toContain('改成“□”')
})

test('an invisible character is named by its code', async () => {
  expect(await findings('法律\u200b援助')).toContain('看不见的')
})

test.each([
  ['⼈', '人'],
  ['⾦', '金'],
  ['\uF90A', '金'],
])('the radical or compatibility character %s is refused, and %s offered', async (character, meant) => {
  expect(await findings(`法律${character}援助`)).toContain(`改法：改成“${meant}”`)
})
