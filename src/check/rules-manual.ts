import { severities } from '../model/finding.ts'
import type { Example, Rule } from './rule.ts'
import { rules } from './rules.ts'

const kinds: Readonly<Record<Example['subject'], string>> = {
  indicator: '一项指标',
  project: '项目文件',
  projects: '几个项目',
  units: '几个单位的项目',
  years: '上年的自评和当年的项目',
  department: 'department.md 开头',
  narrative: 'department.md 正文',
  result: '自评文件',
  monitor: '监控文件',
  overall: 'overall.yaml',
  listed: 'units.yaml',
}

/** Fills the marked place of docs/checks.md: a table of all rules, and below it each with its examples. */
export function fillRules(text: string): string {
  return text.replace(
    /(<!-- 规则 -->\n)[\s\S]*?(<!-- 完 -->)/,
    (_, open: string, close: string) =>
      `${open}\n${[table(), ...rules.map(section)].join('\n\n')}\n\n${close}`,
  )
}

function table(): string {
  const rows = rules.map(
    ({ id, level, waivable, title, source }) =>
      `| [\`${id}\`](#${id}) | ${severities[level]}${waivable ? '，可以豁免' : ''} | ${title} | ${source} |`,
  )
  return ['| 编号 | 级别 | 要求 | 依据 |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

function section({ id, title, why, fix, example: { subject, passes, fails } }: Rule): string {
  const block = (text: string) => `\`\`\`yaml\n${text}\n\`\`\``
  return `### ${id}

${title}。${why}改法：${fix}。

${kinds[subject]}，通过的：

${block(passes)}

不通过的：

${block(fails)}`
}
