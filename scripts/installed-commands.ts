/** Where the installed program is in a county's repository. */
export const installed = 'node_modules/mingbiao/package'

/** The commands of the installed program, each with the script that carries it out. */
export const installedCommands: Readonly<Record<string, () => Promise<unknown>>> = {
  build: () => import('./build.ts'),
  check: () => import('./check.ts'),
  changes: () => import('./changes.ts'),
  create: () => import('./create.ts'),
  dev: () => import('./dev.ts'),
  export: () => import('./export.ts'),
  extract: () => import('./extract.ts'),
  form: () => import('./form.ts'),
  migrate: () => import('./migrate.ts'),
  import: () => import('./import.ts'),
  merge: () => import('./merge.ts'),
  new: () => import('./new.ts'),
  preview: () => import('./preview.ts'),
  rebuild: () => import('./rebuild.ts'),
  'server:setup': () => import('./server/setup.ts'),
  'server:publish': () => import('./server/publish.ts'),
  'server:user': () => import('./server/user.ts'),
  'server:redact': () => import('./server/redact.ts'),
  'server:rollback': () => import('./server/rollback.ts'),
  update: () => import('./update.ts'),
  verify: () => import('./verify.ts'),
  witness: () => import('./witness.ts'),
}
