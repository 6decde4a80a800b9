import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { threadId } from 'node:worker_threads'

/**
 * Where a build keeps what is expensive to make for the next one; set for that build only. Unset, as in the dev server, all
 * is made anew. What is kept can only have been made by the very same program: the folder is its own (`program.ts`).
 */
export const keepVariable = 'MINGBIAO_KEEP'

/** What this build has used or made, and what builds before it have. */
const [present, past] = ['present', 'past']

type Kept = Uint8Array<ArrayBuffer>
type Maker = 'pdf' | 'card'

/**
 * What `make` makes of `input`, kept from an earlier build where that had the same input. Whatever is wrong with what is kept,
 * it is made again: bytes are only taken if they have the hash that they were kept with.
 * @param kind tells inputs of one maker from those of another
 * @param input everything that decides the result, but the program
 */
export async function keep(
  kind: Maker,
  input: string | Uint8Array,
  make: () => Kept | Promise<Kept>,
): Promise<Kept> {
  const folder = process.env[keepVariable]
  if (folder === undefined) return make()
  const name = nameOf(kind, input)
  const kept = read(join(folder, present, name)) ?? take(folder, name)
  if (kept) return kept
  const made = await make()
  write(join(folder, present, name), made)
  return made
}

/** Whether anything is kept, for which it is worth asking. */
export function keepsAnything(): boolean {
  return existsInEither('')
}

/** Whether what is made of that input is kept. Whether its bytes are sound is only seen when they are taken. */
export function isKept(kind: Maker, input: string | Uint8Array): boolean {
  return existsInEither(nameOf(kind, input))
}

function existsInEither(name: string): boolean {
  const folder = process.env[keepVariable]
  return folder !== undefined && [present, past].some((part) => existsSync(join(folder, part, name)))
}

function nameOf(kind: Maker, input: string | Uint8Array): string {
  const key = createHash('sha256').update(`${kind}\0`).update(input).digest('hex')
  return join(key.slice(0, 2), key.slice(2))
}

/** From the past into the present. */
function take(folder: string, name: string): Uint8Array<ArrayBuffer> | undefined {
  const [from, to] = [join(folder, past, name), join(folder, present, name)]
  const kept = read(from)
  if (kept)
    attempt(() => {
      mkdirSync(dirname(to), { recursive: true })
      renameSync(from, to)
    })
  return kept
}

const hashLength = 32

function read(file: string): Uint8Array<ArrayBuffer> | undefined {
  const stored = attempt(() => readFileSync(file))
  if (!stored || stored.length < hashLength) return undefined
  const bytes = new Uint8Array(stored.subarray(hashLength))
  return hashOf(bytes).equals(stored.subarray(0, hashLength)) ? bytes : undefined
}

/** Whole or not at all, whenever the process may be killed. */
function write(file: string, bytes: Uint8Array) {
  attempt(() => {
    mkdirSync(dirname(file), { recursive: true })
    const unfinished = `${file}.${process.pid}.${threadId}`
    writeFileSync(unfinished, Buffer.concat([hashOf(bytes), bytes]))
    renameSync(unfinished, file)
  })
}

function hashOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

/** Keeping is a convenience: a full disk, or a folder that may not be written, only makes the next build slower. */
function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** After a build that worked: what it neither used nor made is forgotten, so that the folder grows no larger than the site. */
export function forgetPast(folder: string) {
  attempt(() => {
    rmSync(join(folder, past), { recursive: true, force: true })
    renameSync(join(folder, present), join(folder, past))
  })
}
