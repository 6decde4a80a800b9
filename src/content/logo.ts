import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../model/finding.ts'

/** In bytes: every page shows it. */
const largest = 100_000
/** In pixels: it is shown some 40 high. */
const [smallest, widest] = [40, 2000]

/** What an SVG can hold that is more than a picture: programs, other documents, and ways to anything outside of it. */
const unsafe: readonly [RegExp, string][] = [
  [/<(?:[\w-]+:)?script\b/i, '程序（script）'],
  [/\son\w+\s*=/i, '程序（on… 属性）'],
  [/<(?:[\w-]+:)?(?:foreignObject|iframe|embed|object|audio|video)\b/i, '别的文档（foreignObject 等）'],
  [/<(?:[\w-]+:)?(?:set|animate\w*)\b/i, '动画'],
  [/<!(?:ENTITY|DOCTYPE[^>]*\[)|<\?xml-stylesheet/i, '文件外面的定义（ENTITY、xml-stylesheet）'],
  [/\bhref\s*=\s*(?!["'](?:#|data:image\/(?:png|jpeg);base64,))/i, '别处的链接（href）'],
  [/@import|url\(\s*(?!["']?#)/i, '别处的样式或图片（url、@import）'],
]

/**
 * Reads the logo that `site.yaml` names, a file in `content/`.
 * @returns undefined, with findings, where it is none that could be shown to everyone
 */
export function readLogo(
  root: string,
  name: string,
  findings: Finding[],
): Uint8Array<ArrayBuffer> | undefined {
  const file = `content/${name}`
  const found = lstatSync(join(root, file), { throwIfNoEntry: false })
  const problem = found?.isFile() ? undefined : '没有这个文件'
  const bytes = found?.isFile() && found.size <= largest ? readFileSync(join(root, file)) : undefined
  const wrong =
    problem ??
    (bytes === undefined
      ? `有 ${Math.ceil((found?.size ?? 0) / 1000)} KB，超过了 ${largest / 1000} KB`
      : name.endsWith('.png')
        ? pngProblem(bytes)
        : svgProblem(bytes))
  if (wrong === undefined) return bytes && new Uint8Array(bytes)
  findings.push({
    rule: 'logo',
    severity: 'error',
    file: 'content/site.yaml',
    field: '标志',
    message: `${file} ${wrong}`,
    expected: `${largest / 1000} KB 以内的 PNG 图片，或没有程序、不取别处东西的 SVG`,
    fix: problem
      ? `把文件放在 content 目录里，照写文件名；不要标志的，删去这一行`
      : '用画图软件另存一份，再放进来',
  })
  return undefined
}

function pngProblem(bytes: Buffer): string | undefined {
  const head = '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'
  if (bytes.toString('latin1', 0, head.length) !== head) return '不是 PNG 图片'
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  if (height < smallest) return `高 ${height} 像素，小于 ${smallest} 像素`
  return Math.max(width, height) > widest ? `有 ${width}×${height} 像素，超过了 ${widest} 像素` : undefined
}

function svgProblem(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8')
  if (!/^﻿?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/.test(text))
    return '不是 SVG 图片'
  const held = unsafe.find(([pattern]) => pattern.test(text))
  return held && `里有${held[1]}，不能公开`
}
