import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { projectRecord } from '../../src/content/record.ts'
import { load } from '../../src/review/load.ts'
import { corpus } from './corpus.ts'
import { median } from './median.ts'

interface Round {
  milliseconds: number
  bytes: number
  megabytes: number
}

async function round(child: ChildProcess, work: object): Promise<Round> {
  const answer = once(child, 'message')
  child.send(work)
  const [message]: Round[] = await answer
  if (!message) throw new Error('the engine did not answer')
  return message
}

/**
 * The same sheets with mingbiao at full quality, as PDF and as OFD, and with Typst, each in a process of its own, in turn, so that what else
 * the machine does hits both. Trust the ratios.
 */
export async function benchSheets({ sheets, rounds }: { sheets: number; rounds: number }) {
  const published = await load(process.cwd())
  // Sheets leave much short-lived garbage; a small nursery keeps memory low, and costs no time that one can see.
  const execArgv = ['--max-semi-space-size=8']
  const start = (file: string, ...args: string[]) => fork(join(import.meta.dirname, file), args, { execArgv })
  const [own, twin, peer] = [start('sheet-maker.ts'), start('sheet-maker.ts', 'ofd'), start('typst.ts')]
  await Promise.all([own, twin, peer].map((child) => once(child, 'message')))

  const ours: Round[] = []
  const twins: Round[] = []
  const theirs: Round[] = []
  for (let index = 0; index <= rounds; index++) {
    const department = corpus(published, sheets, 2020 + index)
    const grids = department.projects.map((project) => published.fill(projectRecord(department, project)))
    const made = [
      await round(own, department),
      await round(twin, department),
      await round(peer, grids),
    ] as const
    if (index === 0) continue
    ours.push(made[0])
    twins.push(made[1])
    theirs.push(made[2])
  }
  for (const child of [own, twin, peer]) child.kill()

  console.log(`${sheets} sheets a round, ${rounds} rounds in turn after one to warm up`)
  for (const [name, results] of [
    ['mingbiao', ours],
    ['as OFD', twins],
    ['Typst', theirs],
  ] as const) {
    const perSecond = (sheets * 1000) / median(results.map((one) => one.milliseconds))
    const kilobytes = median(results.map((one) => one.bytes)) / sheets / 1000
    const peak = Math.max(...results.map((one) => one.megabytes))
    console.log(
      `${name.padEnd(9)} ${perSecond.toFixed(0)} sheets/s per core, ${kilobytes.toFixed(1)} KB a sheet, ${peak.toFixed(0)} MB at most`,
    )
  }
  const ratios = ours.map((one, index) => (theirs[index]?.milliseconds ?? 0) / one.milliseconds)
  console.log(
    `mingbiao is ${median(ratios).toFixed(2)}× as fast (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)} by round)`,
  )
}
