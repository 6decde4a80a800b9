import type { Department, Project } from '../../src/content/record.ts'
import type { Published } from '../../src/review/load.ts'

/** A department with `count` projects made of the published ones' own sentences: no two sheets are alike, nor two seeds. */
export function corpus(published: Published, count: number, seed: number): Department {
  const [department] = published.departments
  if (!department) throw new Error('there is no content to vary')
  const { projects } = department
  const pool = projects.flatMap((project) => project.indicators)
  const random = sequence(seed)
  const projectsVaried = Array.from({ length: count }, (_, index): Project => {
    const base = pick(projects, index)
    const code = `${base.id.slice(0, -4)}${String(index).padStart(4, '0')}`
    return {
      ...base,
      id: code,
      code,
      order: index + 1,
      usage: pick(projects, random()).usage,
      goal: pick(projects, random()).goal,
      indicators: base.indicators.map((indicator) => ({ ...pick(pool, random()), level1: indicator.level1 })),
    }
  })
  return { ...department, projects: projectsVaried }
}

function pick<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** A repeatable sequence of whole numbers (Park and Miller's generator): every run makes the same corpus. */
export function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state
  }
}
