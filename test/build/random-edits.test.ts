import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test, vi } from 'vitest'
import { openProgram } from '../../src/build/program/program.ts'
import { anySequence, apply, build, makeCounty } from './edits.ts'

// `npm run bench -- edits` walks five hundred.
const sequences = Number(process.env.SEQUENCES ?? 4)

// Builds say how far they are.
vi.spyOn(console, 'log').mockReturnValue()

const folder = await mkdtemp(join(tmpdir(), 'mingbiao-edits-'))
afterAll(() => rm(folder, { recursive: true }))

test(
  'whatever is done in whatever order, a build after others is one from nothing, byte for byte',
  async () => {
    const program = await openProgram(resolve('.'), resolve('.cache/program'), () => {})
    const start = await makeCounty(join(folder, 'start'), program)
    await build(start, start.store)
    let walks = 0
    await fc.assert(
      fc.asyncProperty(anySequence(4), async (sequence) => {
        const root = join(folder, String(walks++))
        await cp(start.root, root, { recursive: true })
        const county = { ...start, root, store: join(root, 'store') }
        for (const edit of sequence) {
          await apply(county, edit)
          await build(county, county.store)
        }
        expect(await build(county, county.store)).toEqual(await build(county, join(root, 'nothing')))
        await rm(root, { recursive: true })
      }),
      { numRuns: sequences },
    )
  },
  sequences * 60_000,
)
