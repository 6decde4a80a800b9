import type { Finding } from '../model/finding.ts'
import type { SourcePart } from './document-parts.ts'
import { countRuns } from './find/account.ts'
import type { Imported } from './import-document.ts'

/** What an import found and what became of it, for another program. */
export function importAsJson(
  file: string,
  { owner, placed, changes, runs, findings }: Imported,
  parts: readonly SourcePart[],
): object {
  return {
    file,
    owner,
    forms: placed.map(({ form, files, questions, refusals }) => ({
      purpose: form.purpose,
      name: form.fields.get('项目名称'),
      files: files.map((one) => one.file),
      refusals,
      questions,
    })),
    files: changes.map(({ file, before, content }) => ({
      file,
      state: before === undefined ? 'new' : before === content ? 'same' : 'differs',
    })),
    characters: countRuns(runs),
    unknown: runs.filter(({ fate, text }) => fate === 'unknown' && text.trim() !== ''),
    parts,
    findings,
  }
}

/** A document that could not be read, for another program. */
export function refusalAsJson(file: string, findings: readonly Finding[]): object {
  return { file, forms: [], files: [], findings }
}
