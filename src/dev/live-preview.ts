import type { Body, Output } from '../build/output.ts'
import { departmentOutputs } from '../build/outputs/department-outputs.ts'
import { compareYears } from '../build/outputs/years.ts'
import { notFound, type PageRequest, requestOf } from '../build/page-request.ts'
import { wholePlan } from '../build/plan.ts'
import { ContentError, type Finding } from '../model/finding.ts'
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

/** What it answers with: a page for Astro to render, or a file. */
export type Answer = PageRequest | { body: Body }

/** The content as it is now. */
interface State {
  published: Published
  /** Why it is not: what is shown is of a time before. */
  errors: readonly Finding[]
  outputs(address: string): ReadonlyMap<string, Output>
}

/** Answers as the built site would, but makes only what is asked for. */
export class Preview {
  private readonly subject: Subject
  private state: Promise<State> | undefined
  private last: Published | undefined
  private changed: string[] = []
  private reading: Promise<unknown> = Promise.resolve()
  /** Whether files have changed since a page was last asked for: one that is not listening yet may not know. */
  isBehind = false

  constructor(subject: Subject) {
    this.subject = subject
  }

  /** Files have changed: what was read of them is read anew when it is asked for. */
  forget(paths: readonly string[]) {
    this.changed.push(...paths)
    this.state = undefined
    this.isBehind = true
  }

  /**
   * What stands at an address.
   * @throws ContentError where what it shows has errors
   */
  async answer(path: string): Promise<Answer> {
    const body = await this.subject.assets(path)
    if (body !== undefined) return { body }
    if (/(\/|\.html)$/.test(path)) this.isBehind = false
    this.state ??= this.readInTurn()
    const { published, errors, outputs } = await this.state
    const address = path.replace(/\/index\.html$/, '/')
    const fault = published.faults.find(({ unit, year }) =>
      new RegExp(`^(/embed)?/${unit}/${year}([/.]|$)`).test(address),
    )
    if (fault) throw new ContentError(fault.findings)
    const output = outputs(address).get(address) ?? outputs(notFound).get(notFound)
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

/** The outputs of a unit's year are planned without those of the county, of which there are many. */
function stateOf(published: Published, errors: readonly Finding[]): State {
  const years = compareYears(published)
  const plans = new Map<string, ReadonlyMap<string, Output>>()
  const plan = (key: string, outputs: () => readonly Output[]) => {
    const known = plans.get(key) ?? new Map(outputs().map((output) => [output.address, output] as const))
    plans.set(key, known)
    return known
  }
  return {
    published,
    errors,
    outputs(address) {
      const [, unit, year] = /^\/(?:embed\/)?(\d{3,9})\/(20\d\d)[/.]/.exec(address) ?? []
      const own = published.departments.find((one) => one.unit === unit && String(one.year) === year)
      const outputs = own && plan(`${unit}/${year}`, () => departmentOutputs(published, own, years))
      return outputs?.has(address) ? outputs : plan('', () => wholePlan(published))
    },
  }
}
