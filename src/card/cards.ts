import type { Department, Indicator, Publication, Site } from '../content/record.ts'
import { amountOf } from '../model/amount.ts'
import { targetText } from '../model/target-text.ts'
import { type Totals, totals, yearsOf } from '../model/totals.ts'
import { box, drawPng, type Ground, height, lines, width } from './card.ts'
import { fit } from './fit-lines.ts'

const colors = { ink: '#1b1f24', muted: '#525b66', main: '#17497d' }
const ground: Ground = { paper: [255, 255, 255], bar: { colour: [0x17, 0x49, 0x7d], height: 20 } }

/** Chats and lists crop pictures to their centre square; name and figure stand inside it, whatever their length. */
const squareWidth = 590

const nameSteps = [
  { size: 72, maxLines: 1 },
  { size: 56, maxLines: 2 },
  { size: 44, maxLines: 3 },
  { size: 36, maxLines: 4 },
]
const promiseSteps = [
  { size: 32, maxLines: 1 },
  { size: 26, maxLines: 2 },
]
const publisherSteps = [
  { size: 26, maxLines: 1 },
  { size: 22, maxLines: 2 },
]

interface Card {
  over: string
  name: string
  /** With the unit that suits its size. */
  amount: { value: string; unit: string }
  counts: string
  promise?: Indicator
  publisher: string
}

/** The share picture of a unit's budget year. */
export function departmentCard(site: Site, department: Department): Promise<Uint8Array<ArrayBuffer>> {
  const { name, year, projects } = department
  const sums = totals(projects)
  return drawCard({
    over: `${year} 年预算绩效目标`,
    name,
    amount: amountOfAll(sums),
    counts: `${countOf(sums)}　${sums.indicators} 项绩效指标`,
    promise: firstPromise([department]),
    publisher: `${site.name}　${site.sponsor}主办`,
  })
}

/** The share picture of the whole county: its newest budget year. */
export function countyCard({
  site,
  departments,
}: Pick<Publication, 'site' | 'departments'>): Promise<Uint8Array<ArrayBuffer>> {
  const [year] = yearsOf({ departments })
  const newest = departments.filter((department) => department.year === year)
  const sums = totals(newest.flatMap((department) => department.projects))
  return drawCard({
    over: `${year} 年`,
    name: site.name,
    amount: amountOfAll(sums),
    counts: `${newest.length} 个单位　${countOf(sums)}`,
    promise: firstPromise(newest),
    publisher: `${site.sponsor}主办`,
  })
}

/** What the projects cost together, as far as it is public. */
function amountOfAll({ projects, budget }: Totals): Card['amount'] {
  if (budget !== undefined) return amountOf(budget)
  return { value: projects === 0 ? '没有公开的项目' : '金额不予公开', unit: '' }
}

/** The number of projects; that of those whose budget the sum leaves out, too. */
function countOf({ projects, withheld }: Totals): string {
  return `${projects} 个项目${withheld > 0 ? `（${withheld} 个的金额未计）` : ''}`
}

/** The first promise of the largest project, as far as both are public. */
function firstPromise(departments: readonly Department[]): Indicator | undefined {
  const projects = departments.flatMap((department) => department.projects)
  const [largest] = projects.toSorted((a, b) => (b.budget?.fen ?? 0) - (a.budget?.fen ?? 0))
  return largest?.indicators.find(({ target }) => target.kind !== 'withheld')
}

/** The largest size at which a figure and its unit fit; digits are a little wider than half their size. */
function figureSize(figure: string): number {
  const width = [...figure].reduce((sum, sign) => sum + (sign < '\u0250' ? 0.58 : 1), 0)
  return Math.min(92, Math.floor((squareWidth - 130) / width))
}

function drawCard({ over, name, amount, counts, promise, publisher }: Card) {
  const { value, unit } = amount
  const words = promise && fit(`${promise.name}　${targetText(promise.target)}`, squareWidth, promiseSteps)
  return drawPng(
    box(
      {
        flexDirection: 'column',
        alignItems: 'center',
        width,
        height,
        padding: '56px 80px 32px',
        color: colors.ink,
        fontFamily: 'Sans',
      },
      box({ fontSize: 32, color: colors.muted }, over),
      lines(fit(name, squareWidth, nameSteps), {
        alignItems: 'center',
        fontFamily: 'Serif',
        marginTop: 4,
      }),
      box(
        { alignItems: 'baseline', marginTop: 'auto', color: colors.main },
        box({ fontSize: figureSize(value), lineHeight: 1.1 }, value),
        box({ fontSize: 36, marginLeft: 12 }, unit),
      ),
      lines(fit(counts, squareWidth, publisherSteps), {
        alignItems: 'center',
        color: colors.muted,
        marginTop: 12,
      }),
      words
        ? box(
            { flexDirection: 'column', alignItems: 'center', marginTop: 'auto' },
            box({ fontSize: 22, color: colors.muted }, '承诺做到，例如'),
            lines(words, { alignItems: 'center' }),
          )
        : '',
      lines(fit(publisher, squareWidth, publisherSteps), {
        alignItems: 'center',
        color: colors.muted,
        marginTop: 'auto',
      }),
    ),
    ground,
  )
}
