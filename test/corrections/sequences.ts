import fc from 'fast-check'
import { type Part, partsOf } from '../../src/compare/parts.ts'
import { appendEntries, type Missing } from '../../src/corrections/entries.ts'
import { lastPublic } from '../../src/corrections/returns.ts'
import type { State } from '../../src/corrections/states.ts'
import { unexplainedChanges } from '../../src/corrections/unexplained.ts'
import { comeAnew, edits, otherValue } from './edits.ts'
import { type Files, type PlainMapping, sound, stateOf } from './state.ts'

/*
 * Sequences of what a unit does to what it has published, as a reader sees them. Git and the server are left out: each step
 * is what is shown then.
 */

const today = '2026-03-04'

/** What is done at a step. `again` brings something back that was shown before, with another value where it has one. */
type Step = { edit: number; numbers: number[] } | { again: number; numbers: number[] } | { rollBack: number }

const numbers = fc.array(fc.nat(), { minLength: 12, maxLength: 12 })
export const anySteps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ edit: fc.nat(edits.length - 1), numbers }) },
    { weight: 2, arbitrary: fc.record({ again: fc.nat(), numbers }) },
    { weight: 1, arbitrary: fc.record({ rollBack: fc.nat() }) },
  ),
  { minLength: 2, maxLength: 8 },
)

/** A change that a reader can see and that nothing tells of; undefined where there is none. */
export function untold(steps: readonly Step[]): string | undefined {
  const shown: Files[] = [sound]
  const states: State[] = [stateOf(sound)]
  for (const step of steps) {
    const now = shown.at(-1) ?? sound
    if ('rollBack' in step) {
      const to = step.rollBack % shown.length
      shown.push(shown[to] ?? sound)
      states.push(states[to] ?? stateOf(sound))
      continue
    }
    const next = 'edit' in step ? edited(now, step) : broughtBack(now, shown, step)
    if (JSON.stringify(next) === JSON.stringify(now)) continue
    const explained = explain(next, states)
    if (explained === undefined) continue
    const after = stateOf(explained)
    const problem = compare(states, after)
    if (problem !== undefined) return problem
    shown.push(explained)
    states.push(after)
  }
  return undefined
}

function edited(files: Files, { edit, numbers }: { edit: number; numbers: number[] }): Files {
  const next = numbers.values()
  const one = edits[edit]
  return one
    ? one(
        files,
        (count) => (count === 0 ? 0 : (next.next().value ?? 0) % count),
        (leaf) => fc.sample(otherValue(leaf), { numRuns: 1, seed: next.next().value ?? 0 })[0] ?? '',
      )
    : files
}

/** A file as it was shown at some step, if it still has its name. */
function broughtBack(
  files: Files,
  shown: readonly Files[],
  { again, numbers }: { again: number; numbers: number[] },
): Files {
  const past = shown[again % shown.length] ?? sound
  const names = Object.keys(past.contents)
  const stem = names[(numbers[0] ?? 0) % names.length] ?? ''
  const content = past.contents[stem]
  if (!content || (stem.includes('.') && !files.contents[stem.replace(/\..*/, '')])) return files
  const back = { ...files, contents: { ...files.contents, [stem]: content } }
  const how = (numbers[1] ?? 0) % 3
  if (how === 0) return back
  return edited(back, { edit: how === 1 ? 0 : edits.indexOf(comeAnew), numbers: numbers.slice(2) })
}

/** The files with what the gate asks for; undefined where it takes them in no way, which a clerk is told. */
function explain(files: Files, states: readonly State[]): Files | undefined {
  const circumstances = { today, known: lastPublic(states), firstShown: firstShownOf(states) }
  const before = states.at(-1) ?? stateOf(sound)
  const unexplained = unexplainedChanges(before, stateOf(files), circumstances)
  const missing = unexplained.flatMap((one): Missing[] => (one.missing ? [one.missing] : []))
  const corrections = appendEntries(files.corrections, missing).replace(/理由:$/gm, '理由: 录入有误')
  const said = { ...files, corrections: missing.length > 0 ? corrections : files.corrections }
  return unexplainedChanges(before, stateOf(said), circumstances).length === 0 ? said : undefined
}

/** The step at which each file was first shown, as a date. */
function firstShownOf(states: readonly State[]): Map<string, string> {
  const dates = new Map<string, string>()
  states.forEach(({ departments }, step) => {
    for (const { file } of departments.flatMap(partsOf))
      if (!dates.has(file)) dates.set(file, new Date(Date.UTC(2026, 0, 1, step)).toISOString())
  })
  return dates
}

/**
 * Every single value that has changed since it was last public must be told, with both values, also under a new code; and a
 * project that stands in the place of one that is gone.
 */
function compare(states: readonly State[], after: State): string | undefined {
  const known = lastPublic(states)
  const said = after.corrections.flatMap(({ corrections }) => corrections)
  const renamed = after.corrections.flatMap(({ renamings }) => renamings)
  const shown = after.departments.flatMap(partsOf)
  for (const [, parts] of known) {
    const unsaid = unsaidSuccessor(parts, shown, firstShownOf(states), renamed)
    if (unsaid !== undefined) return unsaid
    for (const [stem, { fields: older }] of parts)
      for (const part of shown) {
        const isNew =
          !parts.has(part.stem) && renamed.some(({ from, to }) => from === stem && to === part.stem)
        if (part.stem !== stem && !isNew) continue
        const fields: PlainMapping = part.fields
        for (const [field, value] of Object.entries(fields)) {
          const was = older[field]
          if (typeof was !== 'string' || typeof value !== 'string' || was === value) continue
          if (isNew && field === '项目编码') continue
          const isTold = said.some(
            (one) =>
              [stem, part.stem].includes(one.stem) &&
              one.field === field &&
              isSame(one.before, was) &&
              isSame(one.after, value),
          )
          if (!isTold) return `${stem} ${field}: ${was} → ${value}`
        }
      }
  }
  return undefined
}

/** A project with the indicators of one that is gone, of which nobody says so. */
function unsaidSuccessor(
  parts: ReadonlyMap<string, Part>,
  shown: readonly Part[],
  firstShown: ReadonlyMap<string, string>,
  renamed: readonly { from: string; to: string }[],
): string | undefined {
  const names = new Set(shown.map(({ stem }) => stem))
  for (const [gone, { fields, file }] of parts) {
    if (gone.includes('.') || names.has(gone) || renamed.some(({ from }) => from === gone)) continue
    for (const part of shown) {
      const came = firstShown.get(part.file)
      if (came !== undefined && came <= (firstShown.get(file) ?? '')) continue
      if (part.stem.includes('.') || renamed.some(({ to }) => to === part.stem)) continue
      const [was, is] = [fields, part.fields].map((each) => indicatorsOf(each))
      const longer = Math.max(was?.size ?? 0, is?.size ?? 0)
      const common = [...(was ?? [])].filter((name) => is?.has(name)).length
      if (longer >= 3 && common / longer >= 0.8) return `${gone} came again as ${part.stem}`
    }
  }
  return undefined
}

function indicatorsOf({ 绩效指标: items }: PlainMapping): Set<string> {
  const list = Array.isArray(items) ? items : []
  return new Set(
    list.flatMap((item) =>
      typeof item === 'object' && !Array.isArray(item) && typeof item.三级指标 === 'string'
        ? [item.三级指标]
        : [],
    ),
  )
}

const isSame = (a: string | undefined, b: string) => (a ?? '').replace(/\s+/g, '') === b.replace(/\s+/g, '')
