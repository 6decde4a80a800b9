import { defaulted, listOf, mapping, optional, required, scalar } from '../schema/kind.ts'
import { code, date, isCode, line, prose } from '../schema/scalars.ts'
import type { FileKind } from './file-kind.ts'

const namePattern = /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*(\.[a-z]+)?(\.yaml|\.md)?$/

/** A file of the same folder, with or without its ending. */
const fileStem = {
  ...scalar('file-name', '项目编码或文件名，如 315-0404-JBN-9C18.result', (text) => {
    const name = text.replace(/\.(yaml|md)$/, '')
    return namePattern.test(text) && isCode(name.replace(/\..*$/, '')) ? name : undefined
  }),
  pattern: namePattern,
}

const correction = mapping(
  {
    date: required('日期', date, { description: '更正的日期', example: '2020-04-10' }),
    stem: required('文件', fileStem, {
      description: '更正了同目录里哪个文件；单位的文本写 department，整体目标写 overall',
      example: '315-0404-JBN-9C18',
    }),
    field: required('字段', line, {
      description: '更正了哪一项；列表里的项写出名称',
      example: '绩效指标 › 办理法律援助案件数量 › 指标值',
    }),
    before: optional('原文', prose, {
      description: '原来公开的，一字不差；原来空着的不写；误公开的、不能再说的写“不再公开”',
      example: '≥80件',
    }),
    after: optional('改为', prose, { description: '现在公开的，一字不差；改成空着的不写', example: '≥60件' }),
    reason: required('理由', prose, { description: '为什么更正（会公开）', example: '录入时看错一行' }),
    by: optional('经办', line, { description: '谁更正的，写科室或职务', example: '办公室' }),
    basis: optional('依据', line, { description: '更正所依据的文件' }),
  },
  '一条更正，从“日期: ”写起',
)

const withdrawal = mapping(
  {
    date: required('日期', date, { description: '撤下的日期', example: '2020-04-10' }),
    stem: required('文件', fileStem, {
      description: '撤下了哪个文件；整个年度都撤下的写 department，各项目还要各写一条',
      example: '315-0404-JBN-9C18',
    }),
    name: required('名称', line, { description: '它叫什么（会公开）', example: '法律援助' }),
    reason: required('理由', prose, { description: '为什么撤下（会公开）', example: '与另一个项目重复公开' }),
  },
  '一条撤下，从“日期: ”写起',
)

const renaming = mapping(
  {
    date: required('日期', date, { description: '改编号的日期', example: '2020-04-10' }),
    from: required('旧编号', code, {
      description: '原来的项目编码；单位改编码的，写旧目录的单位编码',
      example: '315-0404-JBN-9C18',
    }),
    to: required('新编号', code, {
      description: '现在的项目编码，或新目录的单位编码',
      example: '315-0404-JBN-9C19',
    }),
    reason: required('理由', prose, { description: '为什么改（会公开）', example: '财政部门重新编码' }),
  },
  '一条改编号，从“日期: ”写起',
)

const resemblance = mapping(
  {
    date: required('日期', date, { description: '公开这个项目的日期', example: '2020-04-10' }),
    stem: required('文件', fileStem, {
      description: '哪个项目，写现在的项目编码',
      example: '315-0404-JBN-9C19',
    }),
    like: required('原编号', code, {
      description: '和哪个撤下的项目相近，写它的项目编码',
      example: '315-0404-JBN-9C18',
    }),
    reason: required('理由', prose, {
      description: '为什么不是同一个项目（会公开）',
      example: '另一批房屋的维修，指标照同一份方案',
    }),
  },
  '一条相近，从“日期: ”写起',
)

const schema = mapping(
  {
    corrections: defaulted('更正', listOf(correction, '一条或几条更正'), [], {
      description: '各条更正，每条以“- ”开头',
    }),
    withdrawals: defaulted('撤下', listOf(withdrawal, '一条或几条撤下'), [], {
      description: '不再公开的文件',
    }),
    renamings: defaulted('改编号', listOf(renaming, '一条或几条改编号'), [], {
      description: '换了编码、因而换了网址的',
    }),
    resemblances: defaulted('相近', listOf(resemblance, '一条或几条相近'), [], {
      description: '和撤下的项目目标、指标相近，但不是同一个的',
    }),
  },
  '更正、撤下、改编号、相近',
)

/** `content/<unit>/<year>/corrections.yaml`: what was changed of what had been published. */
export const correctionsKind = {
  id: 'corrections',
  name: '更正',
  title: '更正、撤下、改编号',
  owner: 'year',
  schema: () => schema,
} as const satisfies FileKind
