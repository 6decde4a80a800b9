#!/usr/bin/env node
import process from 'node:process'
import { findCompiled } from '../src/build/compile-cache.ts'
import { installedCommands } from './installed-commands.ts'
import { program } from './roots.ts'

/* `mingbiao COMMAND …`: what a county's own repository runs, where the program is an installed package. */

// What Node compiled of a command is found again when it is next typed.
findCompiled(program)

// Each reads what was typed behind its own name.
const [name = ''] = process.argv.splice(2, 1)
const command = installedCommands[name]
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`要 Node.js 24 以上，这台电脑上是 ${process.versions.node}：npm install node@24 装一个`)
  process.exitCode = 1
} else if (command) await command()
else {
  console.error(`用法：mingbiao ${Object.keys(installedCommands).join('|')} …`)
  process.exitCode = 1
}
