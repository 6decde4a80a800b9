import { fork } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { ContentError, type Finding } from '../model/finding.ts'
import type { ReadDocument, SourcePart } from './document-parts.ts'
import type { Settled } from './find/labels.ts'
import type { Imported } from './import-document.ts'
import type { Owner } from './place/owner.ts'
import { unreadable } from './read/unreadable.ts'

/** Larger than any department's text; a video or a backup under a wrong name is not read into memory. */
const maxBytes = 100_000_000

/** What taking one document in may take: a damaged length in a binary format can ask for all memory, or never end. */
interface Limits {
  /** Of the heap. */
  megabytes: number
  seconds: number
}
const ample: Limits = { megabytes: 3000, seconds: 300 }

/** What content a document is to become: the arguments of `importDocument` beside the document. */
interface Placing {
  root: string
  given: Partial<Owner>
  settled: Settled
  program?: string
}

/** What the process is asked: to read a document and, where it says so, to understand it. */
export interface Asked {
  path: string
  bytes: Uint8Array
  placing?: Placing
}

/** What the process made of a document. Understood, it is large and nobody reads its blocks again: they stay behind. */
export interface Taken {
  document: ReadDocument
  imported?: Imported
}

/** What the process sends back; of what nobody foresaw, what the error says. */
export type Answer = { taken: Taken } | { refused: readonly Finding[] } | { failed: string }

/**
 * Reads the document at `path`.
 * @throws ContentError where there is none, it is too large, or it cannot be read
 */
export async function openDocument(path: string, limits = ample): Promise<ReadDocument> {
  const { document } = await takeApart({ path, bytes: await bytesOf(path) }, limits)
  return document
}

/**
 * Reads the document at `path` and says which content files it becomes; writes nothing.
 * @throws ContentError where there is none, it is too large, or it cannot be read
 */
export async function importFile(
  path: string,
  placing: Placing,
  limits = ample,
): Promise<{ imported: Imported; parts: SourcePart[] }> {
  const { document, imported } = await takeApart({ path, bytes: await bytesOf(path), placing }, limits)
  if (!imported) throw new Error(`${path}: read and not imported`)
  return { imported, parts: document.parts }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const refuse = (message: string, fix: string) =>
    new ContentError([{ rule: 'import-file', severity: 'error', file: path, message, fix }])
  const lookAgain = '查对文件的名称和所在的目录；名称里有空格的，用英文双引号括起来'
  const notOpened = ({ code = '' }: NodeJS.ErrnoException) =>
    code === 'ENOENT' || code === 'ENOTDIR'
      ? refuse('没有这个文件', lookAgain)
      : refuse(`文件打不开（${code}）`, '看看能不能用办公软件打开它；能的，另存一份，导入那一份')
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => Promise.reject(notOpened(error)))
  if (found.isDirectory()) throw refuse('这是目录，不是文件', '写上目录里文件的名称')
  if (!found.isFile()) throw refuse('这不是普通的文件，是设备或管道', '先存成文件，再导入')
  if (found.size > maxBytes)
    throw refuse(`文件有 ${Math.ceil(found.size / 1e6)} MB，不像是绩效目标表`, '检查是不是选错了文件')
  return readFile(path).catch((error: NodeJS.ErrnoException) => Promise.reject(notOpened(error)))
}

const anew = '在办公软件里打开它，另存一份再导入；打不开的，找原来的人重新要一份'

/**
 * Takes a document in, in a process of its own, which can be given up: whatever a foreign file makes of its readers, and of
 * what understands it, ends there. A thread that takes all memory now and then takes this process with it. What nobody foresaw is a
 * refusal, too, which names the error for who mends the program.
 */
async function takeApart(asked: Asked, { megabytes, seconds }: Limits): Promise<Taken> {
  const { path } = asked
  const child = fork(fileURLToPath(new URL('./document-process.ts', import.meta.url)), [], {
    execArgv: [`--max-old-space-size=${megabytes}`],
    serialization: 'advanced',
    // What libraries say of damaged files is in English, and for nobody here.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const answer = await new Promise<Answer | undefined>((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000)
    child.once('message', resolve)
    child.once('error', () => resolve(undefined))
    child.once('exit', () => {
      clearTimeout(timer)
      resolve(undefined)
    })
    child.send(asked)
  }).finally(() => child.kill('SIGKILL'))
  if (!answer)
    throw unreadable(path, '读这个文件要用的时间或内存多得不正常，没有读完；文件多半已经损坏', anew)
  if ('refused' in answer) throw new ContentError(answer.refused)
  if ('failed' in answer) throw unforeseen(path, answer.failed)
  return answer.taken
}

function unforeseen(path: string, said: string): ContentError {
  const [what = ''] = said.split('\n')
  return unreadable(
    path,
    `读这个文件时程序出了错，没有导入：${what}`,
    `${anew}。另存的也这样，把文件和这一条告诉程序的维护者`,
  )
}
