import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { departmentPage, fileAt, proofIn } from '../model/address.ts'
import { describe } from '../proof/describe.ts'
import type { PublishedFile } from '../proof/manifest.ts'
import { writeYearProof } from '../proof/write-proof.ts'
import type { SiteData } from '../site/page-data.ts'
import type { Output } from './output.ts'
import { departmentOutputs } from './outputs/department-outputs.ts'
import { compareYears } from './outputs/years.ts'
import { requestOf } from './page-request.ts'
import type { Program } from './program/program.ts'
import { readUnitYear } from './unit-year.ts'

/** Makes outputs and writes them below `folder`; each is hashed while its bytes are at hand. */
export async function makeOutputs(
  outputs: readonly Output[],
  site: SiteData,
  program: Program,
  folder: string,
  onOutput: () => void = () => {},
): Promise<PublishedFile[]> {
  const files: PublishedFile[] = []
  const parents = new Set<string>()
  for (const output of outputs) {
    const made =
      'body' in output ? await output.body() : await program.renderPage(await requestOf(site, output))
    const bytes = typeof made === 'string' ? Buffer.from(made) : made
    const path = fileAt(output.address)
    const parent = dirname(join(folder, path))
    if (!parents.has(parent)) mkdirSync(parent, { recursive: true })
    parents.add(parent)
    // Each in the event loop would take twice the processor's time.
    writeFileSync(join(folder, path), bytes)
    files.push(describe(path, bytes))
    onOutput()
  }
  return files
}

/**
 * Makes a unit's year: all that its job describes, and nothing else is known here; and the proof of it.
 * @param input that of the job
 */
export async function makeUnitYear(
  input: string,
  program: Program,
  folder: string,
): Promise<PublishedFile[]> {
  const { published, department, years } = readUnitYear(input)
  const site = { site: published.site, years }
  const outputs = departmentOutputs(published, department, compareYears(published))
  const files = await makeOutputs(outputs, site, program, folder)
  const address = proofIn(departmentPage(department.unit, department.year)).page
  return writeYearProof(folder, files, published.site, department, async (form) =>
    program.renderPage(await requestOf(site, { address, page: () => ({ receipt: { department, form } }) })),
  )
}
