import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { departmentPage, fileAt, proofIn } from '../model/address.ts'
import { describe } from '../proof/describe.ts'
import { writeYearProof } from '../proof/write-proof.ts'
import type { SiteData } from '../site/page-data.ts'
import type { Output } from './output.ts'
import { pageOutputs } from './outputs/department-outputs.ts'
import { documentOutputs, type FactsAt } from './outputs/document-outputs.ts'
import { compareYears } from './outputs/years.ts'
import { requestOf } from './page-request.ts'
import type { Program } from './program/program.ts'
import { type FinishedFile, takeFinished } from './store.ts'
import { readUnitYear } from './unit-year.ts'

/** Makes outputs and writes them below `folder`; each is hashed while its bytes are at hand. */
export async function makeOutputs(
  outputs: readonly Output[],
  site: SiteData,
  program: Program,
  folder: string,
  onOutput: () => void = () => {},
): Promise<FinishedFile[]> {
  const files: FinishedFile[] = []
  const parents = new Set<string>()
  for (const output of outputs) {
    const isFile = 'body' in output
    const made = isFile ? await output.body() : await program.renderPage(await requestOf(site, output))
    const bytes = typeof made === 'string' ? Buffer.from(made) : made
    const path = fileAt(output.address)
    const parent = dirname(join(folder, path))
    if (!parents.has(parent)) mkdirSync(parent, { recursive: true })
    parents.add(parent)
    // Each in the event loop would take twice the processor's time.
    writeFileSync(join(folder, path), bytes)
    const pages = isFile ? await output.pages?.() : undefined
    files.push({ ...describe(path, bytes), ...(pages !== undefined && { pages }) })
    onOutput()
  }
  return files
}

/** A unit's year to be made. */
export interface UnitYearOrder {
  /** The key of its documents. */
  documents: string
  /** That of its job. */
  input: string
}

/**
 * Makes a unit's year: all that its job describes, and nothing else is known here; and the proof of it. Its documents are those of the
 * entry before where they are made of the same.
 */
export async function makeUnitYear(
  { documents: key, input }: UnitYearOrder,
  program: Program,
  folder: string,
): Promise<FinishedFile[]> {
  const { department, alone, whole, years } = readUnitYear(input)
  const site = { site: whole.site, years }
  const make = (outputs: readonly Output[]) => makeOutputs(outputs, site, program, folder)
  const documents =
    takeFinished(folder, key) ??
    (await make(documentOutputs(alone, department))).map((file) => ({ ...file, key }))
  const pages = await make(pageOutputs(whole, department, compareYears(whole), factsIn(documents)))
  const address = proofIn(departmentPage(department.unit, department.year)).page
  return writeYearProof(folder, [...documents, ...pages], whole.site, department, async (form) =>
    program.renderPage(await requestOf(site, { address, page: () => ({ receipt: { department, form } }) })),
  )
}

/** What is told of finished documents. */
function factsIn(documents: readonly FinishedFile[]): FactsAt {
  const byPath = new Map(documents.map((file) => [file.path, file]))
  return async (address) => {
    const { pages, size } = byPath.get(fileAt(address)) ?? {}
    if (pages === undefined || size === undefined) throw new Error(`there is no PDF at ${address}`)
    return { pages, size }
  }
}
