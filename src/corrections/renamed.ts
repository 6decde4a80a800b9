import { type Part, partsOf } from '../compare/parts.ts'
import type { Corrections } from '../content/record.ts'
import { departmentText } from '../model/correction.ts'
import { compareStates } from './compare-states.ts'
import { adding, entryLines, missingRenaming, missingResemblance, type Unexplained } from './entries.ts'
import { likeness } from './likeness.ts'
import type { LastPublic } from './returns.ts'
import { folderOf, type State } from './states.ts'
import { areCaseTwins } from './takeover.ts'

/** What seems to have got another code without a word, and the state that would hold if that were said. */
interface Assumed {
  unexplained: Unexplained[]
  state: State
}

/** What is known of the time before the last publication. */
export interface Past {
  /** What was published before that and is not shown now. */
  known?: LastPublic
  /** When each content file was first shown, by its path, as far as a log tells. */
  firstShown?: ReadonlyMap<string, string>
}

/**
 * Finds units and projects that are gone while one of the same name has come, or one with the same goal or indicators: most
 * likely they were renamed. Taken so, what else changed in them can be told in the same breath. A project that is only like
 * one that was withdrawn may be said to be another one.
 */
export function assumeRenamings(before: State, after: State, today: string, past: Past = {}): Assumed {
  const units = assumeUnits(before, after, today)
  const projects = assumeProjects(before, units.state, today, past)
  const returns = assumeReturns(before, projects.state, today, past)
  return {
    unexplained: [...units.unexplained, ...projects.unexplained, ...returns.unexplained],
    state: returns.state,
  }
}

/** What was withdrawn and comes back under another code is what it was: it is compared with that. */
function assumeReturns(before: State, after: State, today: string, { known = new Map() }: Past): Assumed {
  const renamings = after.departments.flatMap((department) => {
    const folder = folderOf(department)
    const shown = before.departments.find((one) => folderOf(one) === folder)
    const [older, newer] = [shown ? partsOf(shown) : [], partsOf(department)]
    const names = new Set([...older, ...newer].map(({ stem }) => stem))
    const { renamings = [] } = said(after, folder) ?? {}
    const told = new Set(renamings.flatMap(({ from, to }) => [from, to]))
    const gone = [...(known.get(folder)?.values() ?? [])].filter(
      ({ stem }) => !names.has(stem) && !told.has(stem),
    )
    const added = newer.filter(
      ({ stem }) =>
        !older.some((part) => part.stem === stem) && !known.get(folder)?.has(stem) && !told.has(stem),
    )
    return renamingsOf(gone, () => added, after, folder)
  })
  return assume(after, renamings, today, '撤下的换了编码再公开，还是原来的项目，和最后公开的比')
}

function assumeUnits(before: State, after: State, today: string): Assumed {
  const known = new Set(before.departments.map(folderOf))
  const renamings = compareStates(before, after).flatMap(({ folder, movedTo, gone }) => {
    const text = gone.find(({ stem }) => stem === departmentText)
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

function assumeProjects(before: State, after: State, today: string, { firstShown }: Past): Assumed {
  const renamings = compareStates(before, after).flatMap(({ folder, movedTo, gone, added }) => {
    const home = movedTo ?? folder
    const [department] =
      gone.length > 0 ? after.departments.filter((candidate) => folderOf(candidate) === home) : []
    const parts = department ? partsOf(department) : []
    const { renamings = [] } = said(after, home) ?? {}
    // One that came while another was still shown takes its place, too.
    const later = (part: Part) =>
      parts.filter(
        ({ stem, file }) =>
          isLater(firstShown?.get(file), firstShown?.get(part.file)) &&
          !renamings.some(({ to }) => to === stem),
      )
    return renamingsOf(gone, (part) => [...added, ...later(part)], after, home)
  })
  return assume(
    after,
    renamings,
    today,
    '项目编码改了的，写说明；不是改编号而是撤下的，见 docs/corrections.md',
  )
}

function isLater(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && Date.parse(one) > Date.parse(other)
}

interface Renamed {
  /** The folder whose corrections say so. */
  folder: string
  file: string
  from: string
  to: string
  /** What both have in common, where their names differ. */
  alike?: string
}

/** Under what names parts that are gone seem to be there: those of the same title, then those that are like them; each once. */
function renamingsOf(
  gone: readonly Part[],
  candidatesFor: (part: Part) => readonly Part[],
  after: State,
  folder: string,
): Renamed[] {
  const others = said(after, folder)?.resemblances ?? []
  const found = new Map<string, Renamed>()
  const add = (part: Part, { stem: to, file }: Part, alike?: string) =>
    found.set(to, {
      folder,
      file: alike === undefined ? part.file : file,
      from: part.stem,
      to,
      ...(alike !== undefined && { alike }),
    })
  const open = (part: Part) =>
    candidatesFor(part).filter(({ stem }) => !stem.includes('.') && !found.has(stem))
  const left = gone.filter((part) => {
    const namesake = open(part).find(({ title }) => title === part.title)
    if (namesake) add(part, namesake)
    return !namesake
  })
  for (const part of left) {
    for (const candidate of open(part)) {
      if (others.some(({ stem, like }) => stem === candidate.stem && like === part.stem)) continue
      const alike = likeness(part, candidate)
      if (alike === undefined) continue
      add(part, candidate, alike)
      break
    }
  }
  return [...found.values()]
}

function assume(state: State, renamings: readonly Renamed[], today: string, expected: string): Assumed {
  // What has its letters in another case must have them back (takeovers): there is nothing to tell of it.
  const told = renamings.filter(({ from, to }) => !areCaseTwins(from, to))
  const unexplained = told.map(({ folder, file, from, to, alike }): Unexplained => {
    const missing = missingRenaming(folder, from, to, today)
    if (alike === undefined) {
      const message = `公开的“${from}”没有了，看来改成了“${to}”，没有说明`
      const fix = adding(missing)
      return {
        missing,
        finding: { rule: 'unexplained-renaming', severity: 'error', file, message, expected, fix },
      }
    }
    const other = entryLines(missingResemblance(folder, to, from, today)).join('\n')
    return {
      missing,
      finding: {
        rule: 'unexplained-resemblance',
        severity: 'error',
        file,
        message: `“${to}”和公开过、现在没有了的“${from}”相近：${alike}，没有说明`,
        expected: '是同一个项目，还是另一个，写一条说明，随同公开',
        fix: `${adding(missing)}\n不是同一个项目的，不写这一条，在“相近:”下面写：\n${other}`,
      },
    }
  })
  const corrections = renamings.reduce<readonly Corrections[]>(
    (all, { folder, from, to }) => addRenaming(all, folder, { date: today, from, to, reason: '' }),
    state.corrections,
  )
  return { unexplained, state: { ...state, corrections } }
}

function said({ corrections }: State, folder: string): Corrections | undefined {
  return corrections.find((one) => folderOf(one) === folder)
}

function addRenaming(
  all: readonly Corrections[],
  folder: string,
  renaming: Corrections['renamings'][number],
): Corrections[] {
  const [, unit = '', year = ''] = folder.split('/')
  const empty = { corrections: [], withdrawals: [], renamings: [], resemblances: [] }
  const own = all.find((one) => folderOf(one) === folder) ?? {
    file: `${folder}/corrections.yaml`,
    unit,
    year: Number(year),
    ...empty,
  }
  return [...all.filter((one) => one !== own), { ...own, renamings: [...own.renamings, renaming] }]
}
