/*
 * Reads the Word dump that Linxi's text was published as, knowing nothing of `src`: the order of lines is all there is.
 * Tables are cells one a line, each behind a tab; a blank line or a lone tab ends a row.
 */

interface SeedIndicator {
  level1: string
  level2: string
  name: string
  description: string
  target: string
  basis: string
}

export interface SeedProject {
  title: string
  unit: string
  money: string
  code: string
  name: string
  budget: string
  fiscal: string
  other: string
  usage: string[]
  plan: string[]
  goal: string[]
  indicators: SeedIndicator[]
}

/** The text without the marks of a table of contents that Word left in it: ` TC 总体绩效目标 \f A \l 1 `. */
function clean(dump: string): string {
  return dump.replace(/ TC [^\\\n]* \\f [A-Z] \\l \d ?/g, '')
}

/** The three parts of the narrative, under the headings that the dump gives them. */
export function readParts(dump: string): Record<string, string> {
  const narrative = clean(dump).split('第二部分\n')[0] ?? ''
  const [, ...parts] = narrative.split(/^[一二三]、(总体绩效目标|分项绩效目标|工作保障措施)\n/m)
  return Object.fromEntries(
    parts.flatMap((title, index) => (index % 2 === 0 ? [[title, parts[index + 1] ?? '']] : [])),
  )
}

export function readProjects(dump: string): SeedProject[] {
  const tables = (clean(dump).split('预算项目绩效目标\n')[1] ?? '').split(/^(?=\d+、.*绩效目标表\n)/m)
  return tables.map(readProject)
}

function readProject(table: string): SeedProject {
  const [title = '', rest = ''] = table.split(/\n([\s\S]*)/)
  const cells = splitCells(rest)
  let next = 0
  const take = () => cells[next++] ?? ''
  const label = (expected: string) => {
    const found = take()
    if (found !== expected) throw new Error(`${title}: ${expected} expected, ${found} found`)
  }
  const labels = (...expected: string[]) => expected.forEach(label)

  const [unit, money] = [take(), take()]
  label('项目编码')
  const code = take()
  label('项目名称')
  const name = take()
  labels('预算规模及资金用途', '预算数')
  const budget = take()
  label('其中：财政资金')
  const fiscal = take()
  label('其他资金')
  const other = take()
  label('')
  const usage = paragraphs(take())
  labels('资金支出计划（%）', '3月底', '6月底', '10月底', '12月底', '')
  const plan = [take(), take(), take(), take()]
  label('绩效目标')
  const goal = paragraphs(take())
  labels('一级指标', '二级指标', '三级指标', '绩效指标描述', '指标值', '指标值确定依据')
  const indicators: SeedIndicator[] = []
  let level1 = ''
  while (next < cells.length) {
    level1 = take() || level1
    indicators.push({
      level1,
      level2: take(),
      name: take(),
      description: take(),
      target: take(),
      basis: take(),
    })
  }
  return { title, unit, money, code, name, budget, fiscal, other, usage, plan, goal, indicators }
}

/**
 * The cells of a table. A cell begins behind a tab at the start of a line; blank lines end rows. In the last table one
 * row has lost its last cell and the mark of its end: the next row's first cell stands behind a space and a tab.
 */
function splitCells(table: string): string[] {
  const repaired = table.replace(/\n \t(?=满意度指标\n)/, '\n\t\n\n\t')
  return repaired
    .split(/^\t/m)
    .slice(1)
    .map((cell) => cell.trim())
}

/** The paragraphs of a cell: a new line, or a long run of spaces, which pushed the text to a new line. */
function paragraphs(cell: string): string[] {
  return cell
    .split(/\n+| {10,}/)
    .map((line) => line.replace(/ /g, ''))
    .filter((line) => line !== '')
}
