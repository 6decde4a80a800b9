import type { Department, Indicator, Project, Publication, Site } from '../content/record.ts'
import { formatMoney, type MoneyUnit, sharedUnit, sumMoney } from '../model/money.ts'
import { box, drawPng, height, lines, textWidth, width } from './card.ts'
import { fit } from './lines.ts'

const colors = { ink: '#1b1f24', muted: '#525b66', main: '#17497d', paper: '#ffffff' }

const nameSteps = [
  { size: 84, maxLines: 1 },
  { size: 68, maxLines: 1 },
  { size: 52, maxLines: 2 },
  { size: 44, maxLines: 2 },
]
const promiseSteps = [
  { size: 34, maxLines: 1 },
  { size: 28, maxLines: 1 },
  { size: 24, maxLines: 2 },
]

interface Card {
  over: string
  name: string
  amount: number
  unit: MoneyUnit
  counts: string
  promise?: Indicator
  publisher: string
}

/** The share picture of a unit's budget year. */
export function departmentCard(site: Site, department: Department): Promise<Uint8Array<ArrayBuffer>> {
  const { name, year, moneyUnit, projects } = department
  const indicators = projects.reduce((count, { indicators }) => count + indicators.length, 0)
  return drawCard({
    over: `${year} 年预算绩效目标`,
    name,
    amount: sumMoney(projects.map(({ budget }) => budget)),
    unit: moneyUnit,
    counts: `${countOf(projects)}　${indicators} 项绩效指标`,
    promise: firstPromise([department]),
    publisher: `${site.name}　${site.sponsor}主办`,
  })
}

/** The share picture of the whole county: its newest budget year. */
export function countyCard({ site, departments }: Publication): Promise<Uint8Array<ArrayBuffer>> {
  const year = Math.max(...departments.map((department) => department.year))
  const newest = departments.filter((department) => department.year === year)
  const projects = newest.flatMap((department) => department.projects)
  return drawCard({
    over: `${year} 年`,
    name: site.name,
    amount: sumMoney(projects.map(({ budget }) => budget)),
    unit: sharedUnit(newest),
    counts: `${newest.length} 个单位　${countOf(projects)}`,
    promise: firstPromise(newest),
    publisher: `${site.sponsor}主办`,
  })
}

/** The number of projects; that of those whose budget the sum leaves out, too. */
function countOf(projects: readonly Project[]): string {
  const withheld = projects.filter(({ budget }) => !budget).length
  return `${projects.length} 个项目${withheld > 0 ? `（${withheld} 个的金额未计）` : ''}`
}

/** The first promise of the largest project, as far as both are public. */
function firstPromise(departments: readonly Department[]): Indicator | undefined {
  const projects = departments.flatMap((department) => department.projects)
  const [largest] = projects.toSorted((a, b) => (b.budget?.fen ?? 0) - (a.budget?.fen ?? 0))
  return largest?.indicators.find(({ target }) => target.kind !== 'withheld')
}

/** Leaves room for the unit and the counts beside a long amount; digits are a little wider than half their size. */
function figureSize(figure: string): number {
  return Math.min(92, Math.floor(560 / (0.58 * figure.length)))
}

function drawCard({ over, name, amount, unit, counts, promise, publisher }: Card) {
  const title = fit(name, textWidth, nameSteps)
  const figure = formatMoney(amount, unit)
  const words = promise && fit(`${promise.name}　${promise.target.raw}`, textWidth, promiseSteps)
  return drawPng(
    box(
      {
        flexDirection: 'column',
        width,
        height,
        padding: '56px 80px 48px',
        borderTop: `20px solid ${colors.main}`,
        color: colors.ink,
        background: colors.paper,
        fontFamily: 'Sans',
      },
      box({ fontSize: 36, color: colors.muted }, over),
      lines(title, { fontFamily: 'Serif', fontWeight: 700, marginTop: 8 }),
      box(
        { alignItems: 'baseline', marginTop: 'auto' },
        box({ fontSize: figureSize(figure), fontWeight: 700, color: colors.main, lineHeight: 1.1 }, figure),
        box({ fontSize: 40, fontWeight: 700, color: colors.main, marginLeft: 14 }, unit),
        box({ fontSize: 32, color: colors.muted, marginLeft: 40, whiteSpace: 'nowrap' }, counts),
      ),
      words
        ? box(
            { flexDirection: 'column', marginTop: 28 },
            box({ fontSize: 26, color: colors.muted }, '承诺办到，例如'),
            lines(words, { fontWeight: 700 }),
          )
        : '',
      box(
        {
          fontSize: 28,
          color: colors.muted,
          marginTop: 'auto',
          paddingTop: 20,
          borderTop: '2px solid #c8ced6',
          whiteSpace: 'nowrap',
          overflow: 'hidden',
        },
        publisher,
      ),
    ),
  )
}
