import { ContentError } from '../../model/finding.ts'

/** The refusal of a document that its reader cannot open: what the file is, and how to mend it. */
export function unreadable(file: string, message: string, fix: string): ContentError {
  return new ContentError([{ rule: 'document', severity: 'error', file, message, fix }])
}

/** What a reader throws that finds its file broken and does not know its name. */
export class Damage extends Error {
  override name = 'Damage'
}

/** The refusal of a file that begins like a document of this kind and does not go on like one. */
export function damaged(file: string, kind: string): ContentError {
  return unreadable(
    file,
    `文件像是 ${kind}，但已经损坏，读不出来`,
    '在办公软件里打开它，另存一份再导入；打不开的，找原来的人重新要一份',
  )
}

export function withPassword(file: string): ContentError {
  return unreadable(file, '文件加了密码，打不开', '用密码打开它，去掉密码，另存一份再导入')
}
