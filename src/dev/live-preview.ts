import type { Body, Output } from '../build/output.ts'
import { departmentOutputs } from '../build/outputs/department-outputs.ts'
import { compareYears } from '../build/outputs/years.ts'
import { notFound, type PageRequest, requestOf } from '../build/page-request.ts'
import { countyPages, countyPlan, dataPlan } from '../build/plan.ts'
import { ContentError, type Finding } from '../model/finding.ts'
import { once, oncePer } from '../model/once.ts'
import { yearsOf } from '../model/totals.ts'
import type { Published } from '../review/load.ts'

/** What the dev server shows. */
export interface Subject {
  /**
   * Reads and checks the content, or throws a ContentError. Units' years with errors are left out.
   * @param last what was read before, where that is known
   * @param changed the files that have changed since
   */
  load(last: Published | undefined, changed: readonly string[]): Promise<Published>
  /** The program's own file for browsers at an address; undefined where it has none there. */
  assets(address: string): Promise<Body | undefined>
}

/** What it answers with: a page for Astro to render, a file, or where the page is whose address lacks its last `/`. */
export type Answer = PageRequest | { body: Body } | { elsewhere: string }

/** The content as it is now. */
interface State {
  published: Published
  /** Why it is not: what is shown is of a time before. */
  errors: readonly Finding[]
  output(address: string): Output | undefined
}

/** Answers as the built site would, but makes only what is asked for. */
export class Preview {
  private readonly subject: Subject
  private state: Promise<State> | undefined
  private last: Published | undefined
  private changed: string[] = []
  private reading: Promise<unknown> = Promise.resolve()
  /** How many times files have changed. */
  changes = 0
  private seen = 0

  constructor(subject: Subject) {
    this.subject = subject
  }

  /** Files have changed: what was read of them is read anew when it is asked for. */
  forget(paths: readonly string[]) {
    this.changed.push(...paths)
    this.state = undefined
    this.changes++
  }

  /** Whether files have changed since a page was last asked for: one that is not listening yet may not know. */
  get isBehind(): boolean {
    return this.seen !== this.changes
  }

  /**
   * What stands at an address.
   * @throws ContentError where what it shows has errors
   */
  async answer(path: string): Promise<Answer> {
    const body = await this.subject.assets(path)
    if (body !== undefined) return { body }
    if (/(\/|\.html)$/.test(path)) this.seen = this.changes
    this.state ??= this.readInTurn()
    const { published, errors, output: outputAt } = await this.state
    const address = path.replace(/\/index\.html$/, '/')
    const fault = published.faults.find(({ unit, year }) =>
      new RegExp(`^(/embed)?/${unit}/${year}([/.]|$)`).test(address),
    )
    if (fault) throw new ContentError(fault.findings)
    const [found, elsewhere] = [outputAt(address), `${address}/`]
    if (!found && outputAt(elsewhere)) return { elsewhere }
    const output = found ?? outputAt(notFound)
    if (!output) throw new Error('there is a page for what is not there')
    if ('body' in output) return { body: await output.body() }
    const site = { site: published.site, years: yearsOf(published) }
    const faults = [...errors, ...published.faults.flatMap(({ findings }) => findings)]
    return requestOf({ ...site, ...(faults.length > 0 && { faults }) }, output)
  }

  /** What is read later is not overtaken by what was read before. */
  private readInTurn(): Promise<State> {
    const read = this.reading.then(() => this.read())
    this.reading = read.catch(() => undefined)
    return read
  }

  private async read(): Promise<State> {
    const changed = this.changed.splice(0)
    try {
      this.last = await this.subject.load(this.last, changed)
      return stateOf(this.last, [])
    } catch (error) {
      // All is read again next time.
      this.changed.push(...changed)
      if (!(error instanceof ContentError) || !this.last) throw error
      return stateOf(this.last, error.findings)
    }
  }
}

/** Of the plan of all outputs, no more is made than the part in which an address is: each is of many. */
function stateOf(published: Published, errors: readonly Finding[]): State {
  const years = compareYears(published)
  const ofYear = oncePer((own: Published['departments'][number]) =>
    byAddress(departmentOutputs(published, own, years)),
  )
  // The quickest first; the second has all that the first has, and more.
  const others = [countyPages, countyPlan, dataPlan].map((plan) =>
    once(() => byAddress(plan(published, years))),
  )
  return {
    published,
    errors,
    output(address) {
      const [, unit = '', year] = /^\/(?:.*?\/)??(\d{3,9})[/-](?:(20\d\d)[/.])?/.exec(address) ?? []
      // The newest year has what is about all years of a unit.
      const own = years.departments(unit).find((one) => year === undefined || String(one.year) === year)
      const plans = [...(own ? [() => ofYear(own)] : []), ...others]
      for (const plan of plans) {
        const found = plan().get(address)
        if (found) return found
      }
      return undefined
    },
  }
}

function byAddress(outputs: readonly Output[]): ReadonlyMap<string, Output> {
  return new Map(outputs.map((output) => [output.address, output] as const))
}
