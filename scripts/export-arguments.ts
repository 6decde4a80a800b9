import { parseArgs } from 'node:util'
import { ContentError } from '../src/model/finding.ts'

const usage = 'npm run export -- 315002/2020 --docx 或 --xlsx [--to 文件] [--overwrite]'

/** Which department, in which format, and where to. */
export function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        docx: { type: 'boolean' },
        xlsx: { type: 'boolean' },
        to: { type: 'string' },
        overwrite: { type: 'boolean' },
      },
    })
    const [wanted] = positionals
    const formats = (['docx', 'xlsx'] as const).filter((one) => values[one])
    const [format] = formats
    if (wanted !== undefined && positionals.length === 1 && format && formats.length === 1)
      return { wanted, format, ...values }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
  throw refusal('要写明单位编码和年度，以及 --docx、--xlsx 中的一个', usage)
}

export function refusal(message: string, fix: string): ContentError {
  return new ContentError([{ rule: 'export', severity: 'error', file: 'npm run export', message, fix }])
}
