import process from 'node:process'
import { findCompiled } from '../src/build/compile-cache.ts'
import { installedCommands } from './installed-commands.ts'
import { program } from './roots.ts'

/** Runs the command that was typed behind the program's name. */
export async function runInstalled() {
  // What Node compiled of a command is found again when it is next typed.
  findCompiled(program)
  // Each reads what was typed behind its own name.
  const [name = ''] = process.argv.splice(2, 1)
  const command = installedCommands[name]
  if (command) await command()
  else {
    console.error(`用法：mingbiao ${Object.keys(installedCommands).join('|')} …`)
    process.exitCode = 1
  }
}
