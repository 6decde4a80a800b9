import { editYaml } from '../content/edit/edit.ts'
import { isMapping, plainOf } from '../content/edit/plain.ts'
import { decode } from '../content/text/decode.ts'
import { splitFrontMatter } from '../content/text/front-matter.ts'
import { readNarrative } from '../content/text/read-narrative.ts'
import { parseYaml } from '../content/text/yaml.ts'
import type { Finding } from '../model/finding.ts'
import type { ContentFile } from './content-file.ts'
import { EditError } from './edit-error.ts'
import { type FormValues, fromForm, toForm } from './form-values.ts'

/** The names of the hidden fields that keep the file as it was read, and tell what kind of file it is. */
export const sourceName = '原文件'
export const kindName = '文件种类'

/** How the editor reads and writes one kind of file. */
export interface FileFormat {
  fromFile(text: string): FormValues
  /** @param source the file as it stands now, where it is known better than the form has it */
  toFile(values: FormValues, source?: string): string
}

/** Reads a file into a form, and writes only what was changed in the form into the file again. */
export function fileFormat(file: ContentFile): FileFormat {
  return {
    fromFile(text) {
      const { text: source } = plainText(text)
      const { head, body } = parts(file, source)
      const { root, findings: problems } = parseYaml({ file: '', text: head, firstLine: 1, keys: () => [] })
      const content = root ? plainOf(root) : problems.length === 0 ? {} : undefined
      if (!isMapping(content)) throw new EditError(`这个文件的写法有错，编辑器打不开。${say(problems)}`)
      const values = toForm(file.kind, content)
      return {
        ...values,
        ...(file.body && { [file.body]: body.trim() }),
        [sourceName]: JSON.stringify(text),
        [kindName]: file.name,
      }
    },
    toFile(values, source = sourceOf(values)) {
      const { text: old, ends, mark } = plainText(source)
      const text = write(file, old, values)
      const before = old === '' ? [] : problemsOf(file, old).map(nameOf)
      const problems = problemsOf(file, text).filter((problem) => !before.includes(nameOf(problem)))
      if (problems.length > 0) throw new EditError(say(problems))
      return mark + withEnds(text, old, ends)
    },
  }
}

/** The file as it was read. It is kept as JSON, since the editor trims what fields hold. */
export function sourceOf(values: FormValues): string {
  const kept = String(values[sourceName] ?? '').trim()
  return kept === '' ? '' : String(JSON.parse(kept))
}

/** A file's text with `\n` at the end of each line, and what a save puts back: the ends of its lines and its byte order mark. */
function plainText(source: string): { text: string; ends: string[]; mark: string } {
  const mark = source.startsWith('\ufeff') ? '\ufeff' : ''
  const text = unixLines(source.slice(mark.length))
  const ends: string[] = source.match(/\r\n?|\n/g) ?? []
  // The last may have lost its end on the way here.
  return { text: text === '' || text.endsWith('\n') ? text : `${text}\n`, ends, mark }
}

function unixLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

/** A text with the line ends that it had: each line above and below what was changed its own, the lines between as most are. */
function withEnds(text: string, old: string, ends: readonly string[]): string {
  const [lines, before] = [text.split('\n'), old.split('\n')]
  const longer = lines.length - before.length
  const first = lines.findIndex((line, index) => line !== before[index])
  const last = lines.findLastIndex((line, index) => line !== before[index - longer])
  const usual = mostFrequent(ends) ?? '\n'
  return lines
    .map((line, index) => {
      if (index === lines.length - 1) return line
      const isAbove = first < 0 || index < first || (longer === 0 && index === first)
      const own = isAbove ? ends[index] : index > last ? ends[index - longer] : usual
      return line + (own ?? usual)
    })
    .join('')
}

function mostFrequent(ends: readonly string[]): string | undefined {
  const counted = [...Map.groupBy(ends, (end) => end)]
  return counted.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0]
}

function write(file: ContentFile, source: string, values: FormValues): string {
  const { open, head, close, body } = parts(file, source)
  const edited = editYaml(head, file.kind, fromForm(file.kind, values))
  if (!file.body) return edited
  const text = unixLines(String(values[file.body] ?? '')).trim()
  const around =
    text === body.trim() ? body : `${/^\n*/.exec(body)?.[0] || '\n'}${text}${/\n*$/.exec(body)?.[0] || '\n'}`
  return open + edited + close + around
}

/** The parts of a file, of which the form shows two. A file that is not there yet has the lines between them. */
function parts({ body }: ContentFile, source: string) {
  if (!body) return { open: '', head: source, close: '', body: '' }
  const split = splitFrontMatter(source)
  if (!split) return { open: '---\n', head: '', close: '---\n', body: source }
  const start = source.indexOf(split.head, source.indexOf('---') + 3)
  const end = start + split.head.length
  return {
    open: source.slice(0, start),
    head: split.head,
    close: source.slice(end, source.length - split.body.length),
    body: split.body,
  }
}

/** What keeps a file from being read. */
function problemsOf(file: ContentFile, text: string): Finding[] {
  const { head, body } = parts(file, text)
  const findings: Finding[] = []
  decode(head, '', file.kind, findings)
  if (file.body) findings.push(...readNarrative(body, '', 1).findings)
  return findings.filter(({ severity }) => severity === 'error')
}

function nameOf({ rule, field, message }: Finding): string {
  return [rule, field, message].join('\n')
}

const most = 5

function say(findings: readonly Finding[]): string {
  const shown = findings.slice(0, most).map(({ field, line, message, expected, fix }) => {
    const place = field && field !== '正文' ? field : `${field ?? ''}第 ${line} 行`
    return `${place}：${message}。${expected ? `应为：${expected}。` : ''}改法：${fix}。`
  })
  const more = findings.length > most ? `还有 ${findings.length - most} 处。` : ''
  return shown.join('\n') + more
}
