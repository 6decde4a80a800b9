import { correctionsKind } from '../content/kinds/corrections.ts'
import { departmentKind } from '../content/kinds/department.ts'
import { monitorKind } from '../content/kinds/monitor.ts'
import { overallKind } from '../content/kinds/overall.ts'
import { projectKind } from '../content/kinds/project.ts'
import { resultKind } from '../content/kinds/result.ts'
import { siteKind } from '../content/kinds/site.ts'
import { waiversKind } from '../content/kinds/waivers.ts'
import { schemaOf } from '../content/own-fields.ts'
import type { Kind } from '../content/schema/kind.ts'
import type { MoneyUnit } from '../model/money.ts'
import type { EditedUnit } from './unit.ts'

/** A kind of content file that the editor has a form for. */
export interface ContentFile {
  /** Its name among the formats of the editor, and in the hidden field that tells files of one folder apart. */
  name: string
  label: string
  /** What its name ends with, or is. */
  extension: string
  kind: Kind<unknown>
  /** The label of the text below its front matter, where it has one. */
  body?: string
}

/** Every kind of content file, with amounts in `unit`, and the fields that the forms in use have of their own. */
export function contentFiles(unit: MoneyUnit, own: EditedUnit['own'] = {}) {
  return {
    site: { name: 'site', label: '网站', extension: 'yaml', kind: siteKind.schema() },
    department: {
      // Sveltia takes no other names for formats of Markdown files.
      name: 'department-frontmatter',
      label: '单位的基本信息和绩效文本',
      extension: 'md',
      kind: departmentKind.schema(),
      body: '正文',
    },
    project: {
      name: 'project',
      label: '项目',
      extension: 'yaml',
      kind: schemaOf(projectKind, unit, own.project),
    },
    result: {
      name: 'result',
      label: '绩效自评',
      extension: 'result.yaml',
      kind: schemaOf(resultKind, unit, own.result),
    },
    monitor: {
      name: 'monitor',
      label: '绩效监控',
      extension: 'monitor.yaml',
      kind: schemaOf(monitorKind, unit, own.monitor),
    },
    overall: {
      name: 'overall',
      label: '单位整体绩效目标',
      extension: 'yaml',
      kind: schemaOf(overallKind, unit, own.overall),
    },
    waivers: { name: 'waivers', label: '豁免', extension: 'yaml', kind: waiversKind.schema() },
    corrections: {
      name: 'corrections',
      label: '更正、撤下、改编号',
      extension: 'yaml',
      kind: correctionsKind.schema(),
    },
  } satisfies Record<string, ContentFile>
}
