import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readContent } from '../../src/content/read.ts'
import type { Project } from '../../src/content/record.ts'
import { checkpoints } from '../../src/model/checkpoint.ts'
import { formatMoney, sumMoney } from '../../src/model/money.ts'
import type { Block, Inline } from '../../src/model/narrative.ts'
import { linxi } from '../linxi.ts'
import { readParts, readProjects, type SeedProject } from './seed-reader.ts'

const root = join(import.meta.dirname, '../..')
const dump = await readFile(join(root, 'test/fixtures/linxi-2020/seed.txt'), 'utf8')
const { departments } = readContent(linxi)
const department = departments.find(({ unit, year }) => unit === '315002' && year === 2020)
if (!department) throw new Error('content/315002/2020 is gone')
const { projects, narrative } = department
const published = readProjects(dump)
const indicators = projects.flatMap((project) => project.indicators)

/** Where text breaks into lines and paragraphs is layout; the characters are what was approved. */
const squeeze = (text: string) => text.replace(/\s/g, '')

function words(block: Block): string {
  const join = (inlines: readonly Inline[]) => inlines.map(({ text }) => text).join('')
  return block.kind === 'list' ? block.items.map(join).join('') : join(block.text)
}

describe('the narrative', () => {
  const parts = readParts(dump)

  test('has the three parts of the text', () => {
    expect(narrative.map(({ title }) => title)).toEqual(Object.keys(parts))
    expect(Object.keys(parts)).toHaveLength(3)
  })

  for (const { title, blocks } of narrative)
    test(`${title}: no character is lost, none added`, () => {
      expect(squeeze(blocks.map(words).join(''))).toBe(squeeze(parts[title] ?? ''))
    })

  test('has as many paragraphs as the text', () => {
    const goals = narrative[0]?.blocks ?? []
    expect(goals).toHaveLength(8)
    const measures = narrative[2]?.blocks ?? []
    expect(measures.filter(({ kind }) => kind === 'paragraph')).toHaveLength(7)
    const duties = narrative[1]?.blocks.filter(({ kind }) => kind === 'heading') ?? []
    expect(duties.map(words)).toEqual([
      '（一）普法宣传：',
      '（二）律师公证管理：',
      '（三）基层司法业务指导：',
      '（四）法律援助：',
    ])
  })
})

describe('the projects', () => {
  test('are the nine of the text, in its order', () => {
    expect(projects.map(({ code }) => code)).toEqual(published.map(({ code }) => code))
    expect(projects.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  for (const [index, project] of projects.entries())
    test(`${project.name}: cell by cell as published`, () => expect(cells(project)).toEqual(published[index]))
})

function cells(project: Project): SeedProject {
  return {
    title: `${project.order}、${project.name}绩效目标表`,
    unit: `${department?.unit}${department?.name}`,
    money: `单位：${department?.moneyUnit}`,
    code: project.code ?? '',
    name: project.name,
    budget: project.budget?.raw ?? '',
    fiscal: project.fiscal?.raw ?? '',
    other: project.otherFunds?.raw ?? '',
    usage: (project.usage ?? '').split('\n').map(squeeze),
    plan: checkpoints.map((checkpoint) => project.plan?.[checkpoint]?.raw ?? ''),
    goal: project.goal.split('\n').map(squeeze),
    indicators: project.indicators.map((indicator) => ({
      level1: indicator.level1.raw,
      level2: indicator.level2.raw,
      name: indicator.name,
      description: indicator.description ?? '',
      target: indicator.target.raw,
      basis: indicator.basis ?? '',
    })),
  }
}

function count(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

describe('the figures that were counted in the text by hand', () => {
  test('83.98 万元 in all', () => {
    expect(formatMoney(sumMoney(projects.map(({ budget }) => budget)), '万元')).toBe('83.98')
    expect(formatMoney(sumMoney(projects.map(({ fiscal }) => fiscal)), '万元')).toBe('83.98')
  })

  test('55 indicators', () => expect(indicators).toHaveLength(55))

  test('levels', () => {
    expect(Object.keys(count(indicators.map(({ level1 }) => level1.term))).sort()).toEqual([
      'benefit',
      'output',
      'satisfaction',
    ])
    expect(count(indicators.map(({ level2 }) => level2.term))).toEqual({
      quantity: 19,
      socialBenefit: 14,
      satisfaction: 9,
      timeliness: 5,
      quality: 4,
      economicBenefit: 3,
      sustainability: 1,
    })
  })

  test('operators and units', () => {
    const targets = indicators.map(({ target }) => target)
    expect(count(targets.map((target) => ('operator' in target ? target.operator : target.kind)))).toEqual({
      '≥': 46,
      '≤': 9,
    })
    expect(count(targets.map((target) => ('unit' in target ? target.unit : '')))).toEqual({
      '%': 24,
      件: 6,
      册: 4,
      人: 4,
      月: 3,
      万元: 3,
      次: 2,
      人次: 2,
      小时: 2,
      场: 2,
      分钟: 1,
      套: 1,
      份: 1,
    })
  })

  test('what was left blank stays blank', () => {
    expect(indicators.filter(({ basis }) => basis === undefined)).toHaveLength(8)
    expect(projects.filter(({ plan }) => plan?.['3月底'] === undefined).map(({ order }) => order)).toEqual([
      2,
    ])
    expect(projects.every(({ otherFunds }) => otherFunds === undefined)).toBe(true)
  })
})
