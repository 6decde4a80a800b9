import type { Output } from '../build/output.ts'
import { notFound, type PageRequest, requestOf } from '../build/page.ts'
import { wholePlan } from '../build/plan.ts'
import { type Assets, editorAssets } from '../edit/assets.ts'
import { yearsOf } from '../model/totals.ts'
import type { Published } from '../review/load.ts'

/** What the dev server shows. */
export interface Subject {
  /** The folder of this program. */
  program: string
  /** The folders whose files are shown. */
  watched: readonly string[]
  /** Reads and checks them, or throws a ContentError. */
  load(): Promise<Published>
}

/** What it answers with: a page for Astro to render, or a file. */
export type Answer = PageRequest | { body: string | Uint8Array }

/** The content as it is now, with its outputs by address. */
interface State {
  published: Published
  outputs: ReadonlyMap<string, Output>
}

/** Answers as the built site would, but makes only what is asked for. */
export class Preview {
  private readonly subject: Subject
  private state: Promise<State> | undefined
  private editor: Promise<Assets> | undefined

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
    const body = await this.editorFile(address)
    if (body) return { body }
    this.state ??= this.read()
    const { published, outputs } = await this.state
    const output = outputs.get(address) ?? outputs.get(notFound)
    if (!output) throw new Error('there is a page for what is not there')
    return 'body' in output
      ? { body: await output.body() }
      : requestOf({ site: published.site, years: yearsOf(published) }, output)
  }

  private async editorFile(address: string) {
    const [, name] = /^\/admin\/files\/(.+)$/.exec(address) ?? []
    if (name === undefined) return undefined
    this.editor ??= editorAssets(this.subject.program)
    return (await this.editor).get(name)
  }

  private async read(): Promise<State> {
    const published = await this.subject.load()
    const outputs = wholePlan(published).map((output) => [output.address, output] as const)
    return { published, outputs: new Map(outputs) }
  }
}
