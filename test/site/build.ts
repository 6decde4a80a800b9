import { execFile } from 'node:child_process'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { writeDemoCounty } from '../../scripts/demo/demo-county.ts'
import { environment } from '../browser/environment.ts'
import { copyContent } from '../copy-content.ts'
import { makeCounty } from './county.ts'
import { type BuiltSite, demo, full, own } from './sites.ts'

/** Builds the sites that the tests look at, once, with the command that publishers use. */
export default async function setup() {
  for (const { root } of [own, full, demo]) await copyContent(root)
  await makeCounty(full.root)
  await writeDemoCounty(join(demo.root, 'content'))
  await Promise.all([own, full, demo].map(build))
}

async function build({ root, folder, shown }: BuiltSite) {
  const published = shown === undefined ? [] : ['--published', shown]
  await promisify(execFile)(process.execPath, [resolve('scripts/build.ts'), '--out', folder, ...published], {
    cwd: root,
    env: environment(),
  })
}
