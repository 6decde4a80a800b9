import { Refusal } from '../src/server/refusal.ts'
import { benchCheck } from './bench/check-speed.ts'
import { benchData, benchSearch } from './bench/county-parts.ts'
import { benchFuzz } from './bench/fuzz.ts'
import { benchHtml } from './bench/html-speed.ts'
import { benchImport } from './bench/import-quality.ts'
import { benchOwn } from './bench/own/own-county.ts'
import { benchPrivacy } from './bench/privacy.ts'
import { benchScale } from './bench/scale.ts'
import { benchSearchSite } from './bench/search/in-browser.ts'
import { benchSequences } from './bench/sequences.ts'
import { benchServer } from './bench/server.ts'
import { benchSheets } from './bench/sheets.ts'
import { benchCommand } from './command/program-commands.ts'
import { run } from './command/run.ts'
import { contentRoot } from './roots.ts'

/** `npm run bench`: measures speed and soundness, each beside something to compare with. */
await run(benchCommand, async ({ values, positionals }) => {
  const rounds = (usual: number) => Number(values.rounds ?? usual)
  const sequences = (usual: number) => Number(values.sequences ?? usual)
  const benches: Readonly<Record<string, () => Promise<void> | void>> = {
    sheets: () => benchSheets({ sheets: Number(values.sheets ?? 200), rounds: rounds(5) }),
    fuzz: () => benchFuzz({ mutants: Number(values.mutants ?? 20000), seed: Number(values.seed ?? 1) }),
    check: () => benchCheck({ projects: Number(values.projects ?? 10000), rounds: rounds(3) }),
    privacy: () => benchPrivacy({ cells: Number(values.cells ?? 6000) }),
    search: () =>
      values.site === undefined
        ? benchSearch((values.projects ?? '900,7200').split(',').map(Number))
        : benchSearchSite(contentRoot(values), values.site),
    data: () => benchData((values.projects ?? '900,7200').split(',').map(Number)),
    sequences: () => benchSequences({ test: 'corrections/sequences', sequences: sequences(2000) }),
    edits: () => benchSequences({ test: 'build/random-edits', sequences: sequences(500) }),
    scale: () => benchScale((values.projects ?? '900,7200').split(',').map(Number)),
    html: () => benchHtml({ projects: Number(values.projects ?? 900), rounds: rounds(3) }),
    import: () => benchImport(),
    own: () => benchOwn(),
    server: () => benchServer({ pushes: Number(values.pushes ?? 200), kills: Number(values.kills ?? 100) }),
  }
  for (const name of positionals.length > 0 ? positionals : ['sheets']) {
    const bench = benches[name]
    if (!bench) throw new Refusal(`没有“${name}”；可以测的是：${Object.keys(benches).join('、')}`)
    await bench()
  }
})
