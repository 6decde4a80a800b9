import { join, resolve } from 'node:path'

/** A built site of the tests: what was built, where its pages are, and the path it is served at. */
export interface BuiltSite {
  name: string
  /** The project whose content it shows. */
  root: string
  folder: string
  base: string
  /** Where what was shown before is, if anything was. */
  shown?: string
}

const output = resolve('test/output')
const county = join(output, 'county')

/** A real disclosure, with a bare site.yaml. */
export const own: BuiltSite = {
  name: 'one unit',
  root: join(output, 'linxi'),
  folder: join(output, 'linxi/dist'),
  base: '/',
}

/** The same folder, moved below a path that nothing was told of. */
export const moved: BuiltSite = { ...own, name: 'one unit at a sub-path', base: '/jxmb/x/' }

/** Three units, two years and everything that site.yaml can say. */
export const full: BuiltSite = {
  name: 'a county',
  root: county,
  folder: join(county, 'dist'),
  base: '/jxmb/',
  shown: join(county, 'shown'),
}

const demoRoot = join(output, 'demo')

/** The demonstration county, in which readers' errands are walked. */
export const demo: BuiltSite = {
  name: 'the demonstration county',
  root: demoRoot,
  folder: join(demoRoot, 'dist'),
  base: '/',
}
