import { partsOf } from '../compare/parts.ts'
import type { Corrections } from '../content/record.ts'
import { departmentText } from '../model/correction.ts'
import { compareStates } from './compare-states.ts'
import { adding, missingRenaming, type Unexplained } from './entries.ts'
import type { LastPublic } from './returns.ts'
import { folderOf, type State } from './states.ts'

/** What seems to have got another code without a word, and the state that would hold if that were said. */
interface Assumed {
  unexplained: Unexplained[]
  state: State
}

/**
 * Finds units and projects that are gone while one of the same name has come: most likely they were renamed. Taken so, what
 * else changed in them can be told in the same breath.
 */
export function assumeRenamings(
  before: State,
  after: State,
  today: string,
  known: LastPublic = new Map(),
): Assumed {
  const units = assumeUnits(before, after, today)
  const projects = assumeProjects(before, units.state, today)
  const returns = assumeReturns(before, projects.state, today, known)
  return {
    unexplained: [...units.unexplained, ...projects.unexplained, ...returns.unexplained],
    state: returns.state,
  }
}

/** What was withdrawn and comes back under another code is what it was: it is compared with that. */
function assumeReturns(before: State, after: State, today: string, known: LastPublic): Assumed {
  const renamings = after.departments.flatMap((department) => {
    const folder = folderOf(department)
    const shown = before.departments.find((one) => folderOf(one) === folder)
    const [older, newer] = [shown ? partsOf(shown) : [], partsOf(department)]
    const names = new Set([...older, ...newer].map(({ of }) => of))
    const renamed = after.corrections.find((one) => folderOf(one) === folder)?.renamings ?? []
    const told = new Set(renamed.flatMap(({ from, to }) => [from, to]))
    const gone = [...(known.get(folder)?.values() ?? [])].filter(({ of }) => !names.has(of) && !told.has(of))
    return newer
      .filter(
        ({ of }) => !older.some((part) => part.of === of) && !known.get(folder)?.has(of) && !told.has(of),
      )
      .flatMap(({ of, title, file }) => {
        const earlier = of.includes('.') ? undefined : gone.find((part) => part.title === title)
        return earlier ? [{ folder, file, from: earlier.of, to: of }] : []
      })
  })
  return assume(after, renamings, today, '撤下的换了编码再公开，还是原来的项目，和最后公开的比')
}

function assumeUnits(before: State, after: State, today: string): Assumed {
  const known = new Set(before.departments.map(folderOf))
  const renamings = compareStates(before, after).flatMap(({ folder, movedTo, gone }) => {
    const text = gone.find(({ of }) => of === departmentText)
    if (!text || movedTo !== undefined) return []
    const [, from = '', year = ''] = folder.split('/')
    const { 单位名称: name } = text.fields
    const to = after.departments.find(
      (one) => !known.has(folderOf(one)) && String(one.year) === year && one.name === name,
    )
    return to ? [{ folder, file: folder, from, to: to.unit }] : []
  })
  return assume(after, renamings, today, '单位编码改了的，旧目录里留下 corrections.yaml 说明')
}

function assumeProjects(before: State, after: State, today: string): Assumed {
  const renamings = compareStates(before, after).flatMap(({ folder, movedTo, gone, added }) =>
    gone.flatMap(({ of, title, file }) => {
      const successor = added.find((part) => part.title === title && !part.of.includes('.'))
      return successor ? [{ folder: movedTo ?? folder, file, from: of, to: successor.of }] : []
    }),
  )
  return assume(
    after,
    renamings,
    today,
    '项目编码改了的，写说明；不是改编号而是撤下的，见 docs/corrections.md',
  )
}

interface Renamed {
  /** The folder whose corrections say so. */
  folder: string
  file: string
  from: string
  to: string
}

function assume(state: State, renamings: readonly Renamed[], today: string, expected: string): Assumed {
  const unexplained = renamings.map(({ folder, file, from, to }): Unexplained => {
    const missing = missingRenaming(folder, from, to, today)
    const message = `公开的“${from}”没有了，看来改成了“${to}”，没有说明`
    const fix = adding(missing)
    return {
      missing,
      finding: { rule: 'unexplained-renaming', severity: 'error', file, message, expected, fix },
    }
  })
  const corrections = renamings.reduce<readonly Corrections[]>(
    (all, { folder, from, to }) => addRenaming(all, folder, { date: today, from, to, reason: '' }),
    state.corrections,
  )
  return { unexplained, state: { ...state, corrections } }
}

function addRenaming(
  all: readonly Corrections[],
  folder: string,
  renaming: Corrections['renamings'][number],
): Corrections[] {
  const [, unit = '', year = ''] = folder.split('/')
  const empty = { corrections: [], withdrawals: [], renamings: [] }
  const own = all.find((one) => folderOf(one) === folder) ?? {
    file: `${folder}/corrections.yaml`,
    unit,
    year: Number(year),
    ...empty,
  }
  return [...all.filter((one) => one !== own), { ...own, renamings: [...own.renamings, renaming] }]
}
