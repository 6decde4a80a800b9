import type { Edition } from '../../proof/editions.ts'
import { type Manifest, spokenTime } from '../../proof/manifest.ts'
import { standingOf } from '../../proof/standing.ts'

/** What is said of a file: how it stands, why, and what leads on. */
export interface Verdict {
  /** Whether the site shows it now. */
  published: boolean
  /** Whether it showed it earlier. */
  once?: boolean
  title: string
  explanation: string
  /** Where the site has it, or what is called so. */
  paths: readonly string[]
  /** Of the file that was judged, for whoever compares by hand. */
  sha256?: string
}

/**
 * How a file stands with a site, by its hash.
 * @param editions what the site's log has of its hash or 校验码; undefined where it does not keep editions of such files
 */
export function judge(
  name: string,
  sha256: string,
  manifest: Manifest,
  editions: readonly Edition[] | undefined,
): Verdict {
  const [edition] = (editions ?? []).filter((one) => one.sha256 === sha256).sort(shownFirst)
  if (edition) return judgeEdition(edition)
  const same = manifest.files.filter((file) => file.sha256 === sha256).map(({ path }) => path)
  if (same.length > 0 && editions === undefined)
    return {
      published: true,
      title: '现行：是本站公开的文件',
      explanation: `与本站现在公开的一字不差${revision(manifest)}。`,
      paths: same,
    }
  const namesakes = manifest.files
    .map(({ path }) => path)
    .filter((path) => lastName(path) === originalName(name))
  return {
    published: false,
    title: editions === undefined ? '不是本站现在公开的文件' : '从未公开',
    explanation: [
      namesakes.length > 0 ? '本站有同名的文件，但内容不同：' : '本站没有这样的文件：',
      editions === undefined
        ? '可能是以前公开的、后来更正过的，也可能被改动过。'
        : '您的这一份被改动过，或者不是从这里下载的。',
      namesakes.length > 0 ? '请以本站的为准。' : '',
    ].join(''),
    paths: namesakes,
  }
}

function judgeEdition(edition: Edition): Verdict {
  const { standing, periods } = standingOf(edition)
  const published = edition.ended === undefined
  return {
    published,
    once: !published,
    title: standing,
    explanation: published
      ? `与本站现在公开的一字不差，${periods}。`
      : `是本站${periods}的，一字不差；现在怎样，见下面的地址。`,
    paths: [edition.path],
  }
}

/** How the documents stand that bear a 校验码 which somebody has read on paper. */
export function judgeCode(editions: readonly Edition[]): Verdict[] {
  return [...editions].sort(shownFirst).map((edition) => {
    const { standing, periods } = standingOf(edition)
    return {
      published: edition.ended === undefined,
      once: edition.ended !== undefined,
      title: standing,
      explanation: `有这个校验码的文件，${periods}。纸上的内容请和这个地址的逐项比较：校验码可以照抄，校验码对得上，不等于别的字没有改过。`,
      paths: [edition.path],
    }
  })
}

function shownFirst(a: Edition, b: Edition): number {
  return Number(a.ended !== undefined) - Number(b.ended !== undefined)
}

function revision({ commit, committed }: Manifest): string {
  return commit && committed ? `，内容是 ${spokenTime(committed)} 的提交 ${commit.slice(0, 12)}` : ''
}

/** What a file was called before a browser saved it beside another: `2020.pdf` for `2020 (1).pdf`. */
function originalName(name: string): string {
  return name.replace(/ ?\(\d+\)(?=\.\w+$)/, '')
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
