import type { Department, ListedUnit, Project } from '../content/record.ts'
import type { Finding } from '../model/finding.ts'
import { toHalfWidth } from '../model/text.ts'
import { itemPlace } from '../model/withheld.ts'
import type { RuleOn, Scope, Subjects, Table, Text } from './rule.ts'
import { rules } from './rules.ts'
import { type Settings, usual } from './settings.ts'

/** What is checked of units' years, each by itself. */
export interface CheckedYears {
  departments: readonly Department[]
  /** Every text of their files. */
  texts: Iterable<Omit<Text, 'plain'>>
  /** The names of what a form prints, by its id. */
  columns: ReadonlyMap<string, ReadonlySet<string>>
  settings?: Settings | undefined
}

/** All units and years beside each other. */
export interface CheckedCounty {
  departments: readonly Department[]
  /** Who should publish. */
  units?: readonly ListedUnit[]
  settings?: Settings | undefined
}

/** Runs the rules that compare units and years. */
export function runCountyRules({ departments, units, settings = usual }: CheckedCounty): Finding[] {
  const findings: Finding[] = []
  inspector(findings, settings).county({ file: 'content', departments, ...(units && { units }) })
  return findings
}

/** Runs the rules that look at one unit's year. Findings name file, field and words; lines are for `locate` to find. */
export function runRules({ departments, texts, columns, settings = usual }: CheckedYears): Finding[] {
  const findings: Finding[] = []
  const inspect = inspector(findings, settings)
  for (const text of texts) inspect.text({ ...text, plain: toHalfWidth(text.text) })
  const inTexts = mergeRepeats(findings.splice(0))
  const table = (part: Omit<Table, 'columns' | 'weightTotal'>, form: string) => {
    const whole = {
      ...part,
      columns: columns.get(form) ?? new Set<string>(),
      weightTotal: settings.weightTotal,
    }
    inspect.table(whole)
    for (const [index, indicator] of part.indicators.entries())
      inspect.indicator({
        file: part.file,
        place: itemPlace(part, part.field, index),
        indicator,
        table: whole,
      })
  }
  for (const department of departments) {
    inspect.department({ file: department.file, department })
    const { overall } = department
    if (overall) {
      const { file, indicators, form, withheld } = overall
      inspect.overall({ file, overall, department })
      table({ file, field: '绩效指标', indicators, department, withheld }, form)
    }
    for (const project of department.projects) {
      const { file, indicators, midtermIndicators, result, monitor, withheld } = project
      inspect.project({ file, project, department })
      const form = formOf(project, department)
      table({ file, field: '绩效指标', indicators, department, withheld }, form)
      if (midtermIndicators)
        table({ file, field: '中期绩效指标', indicators: midtermIndicators, department, withheld }, form)
      if (result) inspect.result({ file: result.file, project, result, department })
      if (monitor) inspect.monitor({ file: monitor.file, project, monitor, department })
    }
  }
  return [...inTexts, ...findings]
}

function formOf(project: Project, department: Department): string {
  return project.form ?? department.form
}

/** For each kind of subject, a function that has it checked by the rules about it. */
function inspector(findings: Finding[], { levels }: Settings) {
  const by = <S extends Scope>(scope: S) => {
    const own = rules.filter((rule): rule is RuleOn<S> & typeof rule => rule.on === scope)
    const asked = own.flatMap((rule) => {
      const severity = levels.has(rule.id) ? levels.get(rule.id) : rule.level
      return severity ? [{ rule, severity }] : []
    })
    return (subject: Subjects[S]) => {
      for (const { rule, severity } of asked)
        for (const problem of rule.check(subject))
          findings.push({
            rule: rule.id,
            severity,
            file: subject.file,
            source: rule.source,
            fix: rule.fix,
            ...problem,
          })
    }
  }
  return {
    text: by('text'),
    indicator: by('indicator'),
    table: by('table'),
    project: by('project'),
    result: by('result'),
    monitor: by('monitor'),
    overall: by('overall'),
    department: by('department'),
    county: by('county'),
  }
}

/** The same slip in several texts of a file is told once, with the number of texts; an error each time. */
function mergeRepeats(findings: readonly Finding[]): Finding[] {
  const same = Map.groupBy(findings, ({ rule, severity, file, field, message }) =>
    [rule, file, message, severity === 'error' ? field : ''].join('\n'),
  )
  return [...same.values()].flatMap(([first, ...more]) => {
    if (!first) return []
    const fields = new Set([first, ...more].map(({ field }) => field)).size
    return [fields > 1 ? { ...first, message: `${first.message}（本文件共 ${fields} 栏）` } : first]
  })
}

/** Whether a text tells of a person what must not be repeated. */
export function isPrivate(text: string): boolean {
  const subject = { file: '', field: '', text, plain: toHalfWidth(text) }
  return rules.some((rule) => rule.private && rule.on === 'text' && rule.check(subject).length > 0)
}
