import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Command } from './command/command.ts'
import * as program from './command/program-commands.ts'
import { run } from './command/run.ts'
import { readPackage } from './package-file.ts'

/** Another project's program, by its package, and what it is given. */
type Call = readonly [tool: string, ...args: string[]]

const root = join(import.meta.dirname, '..')
const lint: Call = ['@biomejs/biome', 'check', '.']
/** What nothing uses: files, exports, dependencies. */
const unused: Call = ['knip']
const types: Call = ['astro', 'check']

/** What each command runs, one after the other, as long as nothing fails; the last is given what was typed. */
const tools: readonly (readonly [Command, readonly Call[]])[] = [
  [program.lintCommand, [lint, unused]],
  [program.typesCommand, [types]],
  [program.testCommand, [lint, unused, types, ['vitest', 'run']]],
]

/** The file that a package runs as a program of its own name. */
async function programOf(tool: string): Promise<string> {
  const folder = join(root, 'node_modules', tool)
  const { bin } = await readPackage(folder)
  return join(folder, bin[tool.split('/').at(-1) ?? ''] ?? '')
}

/** Runs a program until it ends, which ends when this does. */
function spawned(file: string, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [file, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** `node scripts/tool.ts lint|types|test …`: runs other projects' programs, on any system, without their telemetry. */
const [wanted = '', ...typed] = process.argv.slice(2)
const [command, calls] = tools.find(([{ name }]) => name === wanted) ?? []
if (command && calls)
  await run(
    command,
    async () => {
      if (command === program.testCommand) (await import('./test-tools.ts')).installTools()
      for (const [index, [tool, ...args]] of calls.entries()) {
        const own = index === calls.length - 1 ? typed : []
        process.exitCode = await spawned(await programOf(tool), [...args, ...own])
        if (process.exitCode !== 0) return
      }
    },
    typed,
  )
