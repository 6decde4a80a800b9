#!/usr/bin/env node
import process from 'node:process'

/** `mingbiao COMMAND …`: what a county's own repository runs, where the program is an installed package. */
const scripts: Readonly<Record<string, () => Promise<unknown>>> = {
  build: () => import('./build.ts'),
  check: () => import('./check.ts'),
  changes: () => import('./changes.ts'),
  export: () => import('./export.ts'),
  extract: () => import('./extract.ts'),
  import: () => import('./import.ts'),
  new: () => import('./new.ts'),
  verify: () => import('./verify.ts'),
}

// Each reads what was typed behind its own name.
const [name = ''] = process.argv.splice(2, 1)
const script = scripts[name]
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`要 Node.js 24 以上，这台电脑上是 ${process.versions.node}：npm install node@24 装一个`)
  process.exitCode = 1
} else if (script) await script()
else {
  console.error(`用法：mingbiao ${Object.keys(scripts).join('|')} …`)
  process.exitCode = 1
}
