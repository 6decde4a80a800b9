import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { environment } from '../browser/environment.ts'
import { copyProject } from './copy-project.ts'
import { makeCounty } from './county.ts'
import { type BuiltSite, full, own } from './sites.ts'

/** Builds the sites that the tests look at, once, with the command that publishers use. */
export default async function setup() {
  for (const { root } of [own, full]) await copyProject(root)
  await makeCounty(full.root)
  await Promise.all([own, full].map(build))
}

async function build({ root, folder }: BuiltSite) {
  await promisify(execFile)(process.execPath, ['scripts/build.ts', '--out', folder], {
    cwd: root,
    env: environment(),
  })
}
