import type { Body, Output } from '../build/output.ts'
import { notFound, type PageRequest, requestOf } from '../build/page.ts'
import { wholePlan } from '../build/plan.ts'
import { yearsOf } from '../model/totals.ts'
import type { Published } from '../review/load.ts'

/** What the dev server shows. */
export interface Subject {
  /** Reads and checks the content, or throws a ContentError. */
  load(): Promise<Published>
  /** The program's own file for browsers at an address; undefined where it has none there. */
  assets(address: string): Promise<Body | undefined>
}

/** What it answers with: a page for Astro to render, or a file. */
export type Answer = PageRequest | { body: Body }

/** The content as it is now, with its outputs by address. */
interface State {
  published: Published
  outputs: ReadonlyMap<string, Output>
}

/** Answers as the built site would, but makes only what is asked for. */
export class Preview {
  private readonly subject: Subject
  private state: Promise<State> | undefined

  constructor(subject: Subject) {
    this.subject = subject
  }

  /** A file has changed: what was read is read anew when it is asked for. */
  forget() {
    this.state = undefined
  }

  /**
   * What stands at an address.
   * @throws ContentError while content has errors
   */
  async answer(address: string): Promise<Answer> {
    const body = await this.subject.assets(address)
    if (body !== undefined) return { body }
    this.state ??= this.read()
    const { published, outputs } = await this.state
    const output = outputs.get(address.replace(/\/index\.html$/, '/')) ?? outputs.get(notFound)
    if (!output) throw new Error('there is a page for what is not there')
    return 'body' in output
      ? { body: await output.body() }
      : requestOf({ site: published.site, years: yearsOf(published) }, output)
  }

  private async read(): Promise<State> {
    const published = await this.subject.load()
    const outputs = wholePlan(published).map((output) => [output.address, output] as const)
    return { published, outputs: new Map(outputs) }
  }
}
