import { parseArgs } from 'node:util'
import { benchBuilds } from './bench/builds.ts'
import { benchCheck } from './bench/check.ts'
import { benchFuzz } from './bench/fuzz.ts'
import { benchServer } from './bench/server.ts'
import { benchSheets } from './bench/sheets.ts'

/**
 * `npm run bench -- sheets [--sheets 200] [--rounds 5]`: making sheets, beside Typst.
 * `npm run bench -- check [--projects 10000] [--rounds 3]`: checking content, beside only reading the same files.
 * `npm run bench -- fuzz [--mutants 20000] [--seed 1]`: mutants of content files, none of which may break anything.
 * `npm run bench -- builds [--projects 1000] [--rounds 3]`: building again after a change, beside building from nothing.
 * `npm run bench -- server [--pushes 200] [--kills 100]`: publishing under many pushes at once, and killed at any moment.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sheets: { type: 'string', default: '200' },
    mutants: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    projects: { type: 'string' },
    pushes: { type: 'string', default: '200' },
    kills: { type: 'string', default: '100' },
    rounds: { type: 'string' },
  },
})
const rounds = (usual: number) => Number(values.rounds ?? usual)
const benches: Readonly<Record<string, () => Promise<void> | void>> = {
  sheets: () => benchSheets({ sheets: Number(values.sheets), rounds: rounds(5) }),
  fuzz: () => benchFuzz({ mutants: Number(values.mutants), seed: Number(values.seed) }),
  check: () => benchCheck({ projects: Number(values.projects ?? 10000), rounds: rounds(3) }),
  builds: () => benchBuilds({ projects: Number(values.projects ?? 1000), rounds: rounds(3) }),
  server: () => benchServer({ pushes: Number(values.pushes), kills: Number(values.kills) }),
}
for (const name of positionals.length > 0 ? positionals : ['sheets']) {
  const bench = benches[name]
  if (!bench) throw new Error(`no bench “${name}”; there are ${Object.keys(benches).join(', ')}`)
  await bench()
}
