#!/usr/bin/env node
import process from 'node:process'

/*
 * `mingbiao COMMAND …`: what a county's own repository runs, where the program is an installed package. An older Node cannot load
 * the program, so nothing of it is until the version is known.
 */

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`要 Node.js 24 以上，这台电脑上是 ${process.versions.node}：npm install node@24 装一个`)
  process.exitCode = 1
} else await (await import('./run-installed.ts')).runInstalled()
