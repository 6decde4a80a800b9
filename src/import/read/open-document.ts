import { readFile, stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { ContentError, type Finding } from '../../model/finding.ts'
import type { ReadDocument } from '../parts.ts'
import { unreadable } from './unreadable.ts'

/** Larger than any department's text; a video or a backup under a wrong name is not read into memory. */
const maxBytes = 100_000_000

/** What reading one document may take: a damaged length in a binary format can ask for all memory, or never end. */
interface Limits {
  /** Of the worker's heap. */
  megabytes: number
  seconds: number
}
const ample: Limits = { megabytes: 3000, seconds: 300 }

/** What the worker sends back. */
export type Answer = { document: ReadDocument } | { refused: readonly Finding[] }

/**
 * Reads the document at `path`.
 * @throws ContentError where there is none, it is too large, or nobody knows how to read it
 */
export async function openDocument(path: string, limits = ample): Promise<ReadDocument> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
  })
  const refuse = (message: string, fix: string) =>
    new ContentError([{ rule: 'import-file', severity: 'error', file: path, message, fix }])
  if (!found) throw refuse('没有这个文件', '查对文件的名称和所在的目录；名称里有空格的，用英文双引号括起来')
  if (!found.isFile()) throw refuse('这是目录，不是文件', '写上目录里文件的名称')
  if (found.size > maxBytes)
    throw refuse(`文件有 ${Math.ceil(found.size / 1e6)} MB，不像是绩效目标表`, '检查是不是选错了文件')
  const answer = await readApart(path, await readFile(path), limits)
  if ('refused' in answer) throw new ContentError(answer.refused)
  return answer.document
}

/** Reads in a thread of its own, which can be given up. */
function readApart(path: string, bytes: Uint8Array, { megabytes, seconds }: Limits): Promise<Answer> {
  const worker = new Worker(new URL('./document-worker.ts', import.meta.url), {
    workerData: { path, bytes },
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    // What libraries say of damaged files is in English, and for nobody here.
    stdout: true,
    stderr: true,
  })
  return new Promise<Answer>((resolve, reject) => {
    const giveUp = () =>
      reject(
        unreadable(
          path,
          '读这个文件要用的时间或内存多得不正常，没有读完；文件多半已经损坏',
          '在办公软件里打开它，另存一份再导入；打不开的，找原来的人重新要一份',
        ),
      )
    const timer = setTimeout(giveUp, seconds * 1000)
    worker.once('message', resolve)
    worker.once('error', (error) =>
      'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? giveUp() : reject(error),
    )
    worker.once('exit', () => clearTimeout(timer))
  }).finally(() => worker.terminate())
}
