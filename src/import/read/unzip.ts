import { unzipSync } from 'fflate'
import { damaged, unreadable } from './unreadable.ts'

/** More than any form unpacks to; what claims more is an attack or no form. In bytes, of all chosen files together. */
const mostBytes = 200_000_000

/**
 * The files in a zip archive whose names are wanted. Memory is bounded: each is unpacked into exactly as many bytes as the
 * archive declares for it, and what they declare together is limited.
 * @throws ContentError where it is damaged or unpacks to more than that
 */
export function unzip(
  file: string,
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Map<string, Uint8Array> {
  let total = 0
  const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
    if (!wanted(name) || name.endsWith('/')) return false
    total += originalSize
    if (total > mostBytes)
      throw unreadable(
        file,
        '文件解压后大得不正常，没有打开',
        '在办公软件里打开它，删去图片和多余的空行，另存一份再导入',
      )
    return true
  }
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter })))
  } catch (error) {
    if (error instanceof Error && error.name === 'ContentError') throw error
    throw damaged(file, '压缩包')
  }
}

/** The names in a zip archive, without unpacking anything. */
export function namesInZip(file: string, bytes: Uint8Array): string[] {
  const names: string[] = []
  unzip(file, bytes, (name) => {
    names.push(name)
    return false
  })
  return names
}
