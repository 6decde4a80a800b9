import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Corrections,
  type Department,
  type FormRecord,
  type Publication,
  recordsOf,
  type Site,
} from '../content/record.ts'
import { locate } from '../content/text/locate.ts'
import { allTexts, type FieldText } from '../content/texts.ts'
import { placeOf } from '../form/record-texts.ts'
import type { Finding } from '../model/finding.ts'
import type { Grid } from '../model/grid.ts'
import { symbolCharacter } from '../model/symbol-font.ts'
import { missingCharacters } from '../pdf/face.ts'

/**
 * Finds every character that no embedded font has, or that would be copied from the sheet as another than one sees. It
 * would be a blank, or a trap; so it stops the build, and the finding names file, line, field and character.
 */
export async function checkCharacters(
  root: string,
  { departments, corrections }: Pick<Publication, 'departments' | 'corrections'>,
  grid: (record: FormRecord) => Grid,
): Promise<Finding[]> {
  const printed = departments.flatMap((department) => [...printedTexts(department, grid)])
  return findingsIn(root, [...printed, ...noticeTexts(corrections)])
}

/** The same of what stands on every share picture and receipt. */
export async function checkSiteCharacters(root: string, site: Site): Promise<Finding[]> {
  const shared = [...allTexts({ site })].filter(({ field }) => field === '网站名称' || field === '主办单位')
  return findingsIn(root, shared)
}

async function findingsIn(root: string, texts: readonly FieldText[]): Promise<Finding[]> {
  const findings = new Map<string, Finding>()
  for (const printed of texts) {
    const misleading = lookalikes(printed.text)
    const missing = missingCharacters(printed.text).filter((character) => !misleading.includes(character))
    const written = scripts.filter(([, { letters }]) => letters.test(printed.text))
    const byScript = Map.groupBy(
      missing,
      (character) =>
        written.find(
          ([, { letters, marks = letters }]) => marks.test(character) || letters.test(character),
        )?.[0],
    )
    const problems = [
      ...[...byScript].flatMap(([script, characters]) =>
        script === undefined
          ? characters.map((character) => ({ character, problem: unprintable(character) }))
          : characters.slice(0, 1).map((character) => ({ character, problem: otherScript(script) })),
      ),
      ...misleading.map((character) => ({ character, problem: lookalike(character) })),
    ]
    for (const { character, problem } of problems) {
      // A name stands in the title and in a cell: that is one mistake.
      const key = `${printed.file} ${printed.field} ${character}`
      if (!findings.has(key)) findings.set(key, await finding(root, printed, character, problem))
    }
  }
  return [...findings.values()]
}

/** Whether a text has a character that might not be printed, or not as itself. */
export function isDoubtful(text: string): boolean {
  return missingCharacters(text).length > 0 || lookalikes(text).length > 0
}

function* printedTexts(department: Department, grid: (record: FormRecord) => Grid): Generator<FieldText> {
  const { file } = department
  yield { file, field: '单位名称', text: department.name }
  for (const section of department.narrative)
    for (const block of section.blocks)
      yield {
        file,
        field: section.title,
        text: (block.kind === 'list' ? block.items.flat() : block.text).map(({ text }) => text).join(''),
      }
  for (const record of recordsOf(department)) {
    const { title, rows } = grid(record)
    if (record.kind.id === 'project') yield { file: record.record.file, field: '项目名称', text: title }
    const own = record.record.file
    // What a self-evaluation's form prints of the project stands on the project's form too.
    for (const { text, source } of rows.flatMap((row) => row.cells)) {
      const place = source && placeOf(record, source)
      if (place && place.file === own) yield { ...place, text }
    }
  }
}

/** What the sheets say that stand in the place of what was withdrawn or has another code. */
function noticeTexts(corrections: readonly Corrections[]): FieldText[] {
  return [...allTexts({ corrections: [...corrections] })].filter(({ field }) =>
    /^(?:撤下|改编号) .* › (?:名称|理由)$/.test(field),
  )
}

async function finding(
  root: string,
  { file, field }: FieldText,
  character: string,
  problem: Pick<Finding, 'message' | 'fix'>,
): Promise<Finding> {
  const bare: Finding = {
    rule: 'character',
    severity: 'error',
    file,
    field,
    expected: '汉字、字母、数字和常用标点符号',
    ...problem,
  }
  const lines = (await readFile(join(root, file), 'utf8')).split('\n')
  // From where its field begins; a name on a sheet may be that of another field.
  const [{ line: from = 1 } = bare] = locate(root, [bare])
  const at = (start: number) => lines.findIndex((text, index) => index >= start && text.includes(character))
  const line = at(from - 1) < 0 ? at(0) : at(from - 1)
  return {
    ...bare,
    ...(line >= 0 && { line: line + 1, column: (lines[line] ?? '').indexOf(character) + 1 }),
  }
}

function unprintable(character: string): Pick<Finding, 'message' | 'fix'> {
  if (character === '\t')
    return {
      message: '文字里有用 Tab 键打的空白，印表的字体里没有',
      fix: '删去它；要分开前后文字的，用标点或者空格',
    }
  const code = character.codePointAt(0) ?? 0
  const meant = symbolCharacter('Wingdings', code)
  if (code >= 0xf000 && code <= 0xf0ff && meant !== character && meant > '\x7f')
    return {
      message: `${codePoint(character)} 是 Word 符号字体里的字，别的字体里没有，印出来会是空白`,
      fix: `对照原文；是 Wingdings 的，改成“${meant}”`,
    }
  const invisible = /[\p{C}\p{Z}\p{M}]/u.test(character)
  return {
    message: `${invisible ? `看不见的字符 ${codePoint(character)}` : named(character)}在印表的字体里没有，印出来会是空白`,
    fix: invisible
      ? '删去它，重新输入这一处的文字'
      : '先核对是不是输错的字。批复的就是这个字的，不要改写：请维护网站的人换有这个字的字体，见 docs/sheets.md',
  }
}

/** A script by its letters, and the marks that it shares with others. */
interface Script {
  letters: RegExp
  marks?: RegExp
}

/** Scripts of minorities and neighbours, for which the fonts have no letters, or whose letters join in ways that sheets are not set in. */
const scripts: readonly [name: string, script: Script][] = [
  ['藏文', { letters: /\p{Script=Tibetan}/u }],
  [
    '维吾尔文、哈萨克文等阿拉伯字母文字',
    { letters: /\p{Script=Arabic}/u, marks: /\p{Script_Extensions=Arabic}/u },
  ],
  [
    '蒙古文、满文或锡伯文',
    { letters: /\p{Script=Mongolian}/u, marks: /[\u200c\u200d]|\p{Script_Extensions=Mongolian}/u },
  ],
  ['朝鲜文', { letters: /\p{Script=Hangul}/u }],
  ['彝文', { letters: /\p{Script=Yi}/u }],
  ['傣文', { letters: /\p{Script=Tai_Le}|\p{Script=New_Tai_Lue}|\p{Script=Tai_Tham}/u }],
  ['傈僳文', { letters: /\p{Script=Lisu}/u }],
  ['苗文', { letters: /\p{Script=Miao}/u }],
  ['女书', { letters: /\p{Script=Nushu}/u }],
  ['旧壮文字母', { letters: /[ƂƃƄƅƏəƜɯƟɵƢƣƧƨƼƽ]/u }],
  ['西里尔字母文字', { letters: /\p{Script=Cyrillic}/u }],
  ['泰文', { letters: /\p{Script=Thai}/u }],
]

function otherScript(script: string): Pick<Finding, 'message' | 'fix'> {
  return {
    message: `有${script}，印表的字体里没有这种文字，印出来会是空白`,
    fix: `这里只能印汉文。批复的文字不要改写：汉文部分填在这里，${script}的原件另行公开`,
  }
}

/**
 * Radicals (⼈) and compatibility ideographs look like the ideograph (人), are printed like it, and are another
 * character to whoever searches or copies. They come from badly made PDFs and are never meant.
 */
function lookalikes(text: string): string[] {
  const found = text.match(/[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu) ?? []
  return [...new Set(found)].filter((character) => normal(character) !== undefined || character < '\u3000')
}

function normal(character: string): string | undefined {
  const normalised = character.normalize('NFKC')
  return normalised === character ? undefined : normalised
}

function lookalike(character: string): Pick<Finding, 'message' | 'fix'> {
  const meant = normal(character)
  return {
    message: `${named(character)}是部首或兼容字符，看上去像汉字，却查不到、复制不对`,
    fix: meant ? `改成“${meant}”` : '用输入法重新输入这个字',
  }
}

function named(character: string): string {
  return `“${character}”（${codePoint(character)}）`
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
