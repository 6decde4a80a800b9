import { cp, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { receipt } from '../model/address.ts'
import type { Revision } from '../proof/manifest.ts'
import { writeProof } from '../proof/write.ts'
import type { Published } from '../review/load.ts'
import { type Output, type PageOutput, pathOf, type RouteOutput } from './output.ts'
import { requestOf } from './page.ts'
import { planOf } from './plan.ts'
import type { Program } from './program/program.ts'
import { countTo } from './progress.ts'

/**
 * Builds the site of a publication into `folder`, which is a new one.
 * @param revision the commit that the content is, where it is one
 */
export async function buildSite(
  published: Published,
  folder: string,
  { program, revision }: { program: Program; revision: Revision | undefined },
) {
  const render = async (output: PageOutput | RouteOutput) =>
    program.renderPage(await requestOf(published, output))
  await cp(program.assets, folder, { recursive: true })
  await writeOutputs(planOf(published), folder, render)
  await writeProof(folder, published, revision ?? {}, (form) =>
    render({ address: receipt, page: () => ({ receipt: { form } }) }),
  )
}

async function writeOutputs(
  outputs: readonly Output[],
  folder: string,
  render: (output: PageOutput | RouteOutput) => Promise<string>,
) {
  const counter = countTo(outputs.length, '生成')
  for (const output of outputs) {
    const file = join(folder, pathOf(output.address))
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, 'body' in output ? await output.body() : await render(output))
    counter.count()
  }
  counter.end()
}
