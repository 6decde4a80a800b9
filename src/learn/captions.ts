import { moneyUnitIn } from '../import/find/labels.ts'
import { oneLine } from '../import/find/one-line.ts'
import { unitCaption, unitLabel, unitLine } from '../import/find/title-patterns.ts'
import { captionParts, isMoneyLine } from '../import/find/unit-line.ts'
import type { MoneyUnit } from '../model/money.ts'
import type { FormSource } from './form-source.ts'

/** What stands above a form's table, in the words of `form.yaml`. */
export interface Captions {
  title: string
  /** The lines of the title as the source has them. */
  titles: string[]
  left: string
  right: string
  moneyUnit: MoneyUnit | undefined
  /** The year that they name, and the unit. */
  year: number | undefined
  unitName: string | undefined
  /** Lines that say something of this copy of the form, and would be printed on all. */
  printed: string[]
  /** As the source has them. */
  lines: string[]
  /** How many rows of the table they take. */
  rows: number
}

/** So many rows at the top of a table can be captions: title, year, department, unit of money. */
const most = 4

/** Reads the lines above a table, and the rows at its top that are none of it: in Excel, titles stand in cells. */
export function captionsOf({ above, table }: FormSource): Captions {
  let rows = 0
  const lines: string[] = []
  const atRight = new Set<string>()
  const add = (said: readonly string[]) => {
    const parts = said.flatMap((text) => captionParts(text).map((part) => part.trim()))
    for (const part of parts.slice(1)) atRight.add(part)
    lines.push(...parts)
  }
  for (const line of above) add([line])
  for (const cells of table.rows.slice(0, most)) {
    const said = cells.filter(({ text }) => text.trim() !== '').map(({ text }) => oneLine(text))
    const isCaption =
      (said.length === 1 && /表([(（].*)?$|^[(（]?\s*(20\d\d|\s+)\s*年度?\s*[)）]?$/.test(said[0] ?? '')) ||
      (said.length > 0 &&
        said.length <= 3 &&
        said.some((text) => isMoneyLine(text) || unitLabel.test(text) || /^(报表)?编号[:：]/.test(text)))
    if (!isCaption) break
    add(said)
    rows++
  }
  const titles = lines.filter((line) => isTitle(line))
  const notes = lines.filter((line) => !isTitle(line))
  const moneyLine = notes.find(isMoneyLine)
  const moneyUnit = lines.map(moneyUnitIn).find((unit) => unit !== undefined)
  const year = Number(/(20\d\d)\s*年/.exec(lines.join(' '))?.[1] ?? Number.NaN)
  const unitName = notes.map((line) => unitCaption.exec(line)?.[1] ?? coded(line)?.name).find(Boolean)
  const others = notes.filter((line) => line !== moneyLine)
  const textOf = (lines: readonly string[]) => lines.map((line) => withUnit(line, unitName)).join('　')
  const right = [textOf(others.filter((line) => atRight.has(line))), withMoney(moneyLine ?? '')]
  return {
    title: titles.map(withYear).join('\n'),
    titles,
    left: textOf(others.filter((line) => !atRight.has(line))),
    right: right.filter(Boolean).join('　'),
    printed: others.filter((line) => line !== unitName && isFilledIn(withUnit(line, unitName))),
    moneyUnit,
    year: Number.isNaN(year) ? undefined : year,
    unitName,
    lines,
    rows,
  }
}

function isTitle(line: string): boolean {
  return !isMoneyLine(line) && !/^(填报|预算)?单位|编号[:：]/.test(line) && !label.test(line) && !coded(line)
}

/** `315002临西县司法局`, and no `2025年度`. */
function coded(line: string): { code: string; name: string } | undefined {
  const [, code, name] = (!/^20\d\d\s*年/.test(line) && unitLine.exec(line)) || []
  return code && name ? { code, name } : undefined
}

/** `项目责任人：`, `填报日期：2025年3月1日`, `填报单位（盖章）：`. */
const label = new RegExp(`^(?!附件)[^:：，。、（(]{2,10}[:：](?!.*表)\\s*|${unitLabel.source}\\s*`)

function isFilledIn(line: string): boolean {
  return label.test(line) && /[^\s年月日]/.test(line.replace(label, '').replace(/\{[^}]*\}/g, ''))
}

/** The year of the content stands where the source has its own, or leaves it open. */
export function withYear(line: string): string {
  return line
    .replace(/20\d\d(?=\s*年)/, '{年度}')
    .replace(/(?<=[(（])\s*(?=年度?\s*[)）])/, '{年度}')
    .replace(/\s+/g, (spaces) => (spaces.length > 1 ? '' : ' '))
}

function withMoney(line: string): string {
  return line.replace(/万?元/, '{金额单位}')
}

function withUnit(line: string, name: string | undefined): string {
  if (name === undefined) return line
  return line.replace(coded(line)?.code ?? '', (code) => code && '{单位编码}').replace(name, '{单位名称}')
}
