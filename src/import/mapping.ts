import { join } from 'node:path'
import type { FormTemplate } from '../content/kinds/template.ts'
import { failed, listOf, mapping, required } from '../content/schema/kind.ts'
import { line, oneOf } from '../content/schema/scalars.ts'
import { type Plain, toYaml } from '../content/schema/write-record.ts'
import { decode } from '../content/text/decode.ts'
import { readText } from '../content/text/file.ts'
import { ContentError, type Finding } from '../model/finding.ts'
import { knownFields, type Settled } from './find/labels.ts'

/** Where settled labels are kept: with the content, since they are the publisher's own. */
export const mappingFile = 'content/import.yaml'

const pair = (fields: Fields) =>
  mapping(
    {
      label: required('原文', line, { description: '原文件里的栏目名称', example: '评价标准' }),
      field: required('字段', oneOf('field', [...fields.keys()]), {
        description: '就是哪个字段',
        example: '指标值确定依据',
      }),
    },
    '原文、字段两项',
  )

const schema = (fields: Fields) =>
  mapping(
    {
      labels: required('栏目', listOf(pair(fields), '一项或几项'), {
        description: '原文件里的栏目，就是内容文件的哪个字段',
      }),
    },
    '栏目的对应，从“栏目: ”写起',
  )

/** The fields that a label can be settled to mean, as they are typed, and as the importer knows them. */
export type Fields = ReadonlyMap<string, string>

/** All fields that labels mean, and those that the forms bring: `计分标准`, `绩效指标.计分标准` where other lists have one, too. */
export function fieldsOf(templates: readonly FormTemplate[]): Fields {
  const own = templates.flatMap((template) => template.own)
  const brought = own.flatMap(({ key, list }): [string, string][] => {
    const path = list === undefined ? key : `${list}.${key}`
    return [
      [path, path],
      [key, path],
    ]
  })
  const known = knownFields.map((field) => [field, field] as const)
  return new Map([...known, ...brought.filter(([name]) => !knownFields.includes(name))])
}

/**
 * The labels that a person settled before, from `content/import.yaml`; none where there is no such file.
 * @throws ContentError where the file does not read
 */
export function readMapping(root: string, fields: Fields): Settled {
  const { text, findings } = readText(join(root, mappingFile), mappingFile)
  if (findings.some(({ rule }) => rule === 'missing-file')) return new Map()
  const problems: Finding[] = [...findings]
  const read = text === undefined ? failed : decode(text, mappingFile, schema(fields), problems)
  if (read === failed) throw new ContentError(problems)
  return new Map(
    read.labels.map(({ label, field }) => [label.replace(/\s/g, ''), fields.get(field) ?? field]),
  )
}

/** The text of `content/import.yaml` for settled labels. */
export function writeMapping(settled: Settled): string {
  const labels: Plain = [...settled].map(([label, field]) => ({ 原文: label, 字段: field }))
  return toYaml({ 栏目: labels })
}

/**
 * Reads what a person says on the command line: `评价标准=指标值确定依据`.
 * @throws ContentError where it is no such pair, or names no field
 */
export function parseMapping(said: readonly string[], fields: Fields = fieldsOf([])): Settled {
  const pairs = said.map((pair): [string, string] => {
    const [, label = '', said = ''] = /^([^=＝]+)[=＝](.+)$/.exec(pair) ?? []
    const field = fields.get(said.trim())
    if (field !== undefined) return [label.replace(/\s/g, ''), field]
    throw new ContentError([
      {
        rule: 'import-map',
        severity: 'error',
        file: '--map',
        message: `“${pair}”看不懂`,
        expected: `原文的栏目=字段，字段是：${[...fields.keys()].join('、')}`,
        fix: '照这样写：--map 评价标准=指标值确定依据',
      },
    ])
  })
  return new Map(pairs)
}
