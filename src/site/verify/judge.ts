import { type Manifest, type PublishedFile, spokenTime } from '../../proof/manifest.ts'

/** What is said of a file: whether it is one of the site's, why, and what leads on. */
export interface Verdict {
  published: boolean
  title: string
  explanation: string
  /** Files of the site: the same, or those that are called so. */
  files: readonly PublishedFile[]
}

/** Whether a file is published, by its hash; where it is not, what its name tells. */
export function judge(name: string, sha256: string, manifest: Manifest): Verdict {
  const same = manifest.files.filter((file) => file.sha256 === sha256)
  if (same.length > 0)
    return {
      published: true,
      title: '是本站公开的文件',
      explanation: `同本站现在公开的一字不差${revision(manifest)}。`,
      files: same,
    }
  const namesakes = manifest.files.filter(({ path }) => lastName(path) === originalName(name))
  const versions = '可能是以前公开的、后来更正过的，也可能被改动过'
  return {
    published: false,
    title: '不是本站现在公开的文件',
    explanation:
      namesakes.length > 0
        ? `本站有同名的文件，但内容不同：您的这一份${versions}。请以本站的为准。`
        : `本站没有这样的文件：${versions}，或者不是从这里下载的。`,
    files: namesakes,
  }
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
