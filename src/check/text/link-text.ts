import type { Block, Inline } from '../../model/narrative.ts'
import type { Problem, RuleOn } from '../rule.ts'

/** What reads as an address in the web. */
const address = /(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+[a-z]{2,})(?![\w.@-])/iu

export const linkText: RuleOn<'department'> = {
  id: 'link-text',
  on: 'department',
  level: 'error',
  title: '链接写着哪个网址，就去哪个网址',
  source: '政府网站发展指引（国办发〔2017〕47号）；《网络安全法》第二十一条',
  why: '写着一个网址，点开是另一个，是钓鱼网站的做法。',
  fix: '文字和网址改成一样的，或文字里不写网址',
  example: {
    subject: 'narrative',
    passes: '详见[www.example.gov.cn](https://www.example.gov.cn/jxmb/)。',
    fails: '详见[www.example.gov.cn](https://www.example.com/)。',
  },
  check({ department: { narrative } }) {
    return narrative.flatMap(({ title, blocks }) =>
      blocks.flatMap(linksOf).flatMap(({ text, href }): Problem[] => {
        const [quote, host = ''] = address.exec(text) ?? []
        const target = URL.canParse(href) ? new URL(href).hostname : href
        if (quote === undefined || sameHost(host, target)) return []
        return [
          {
            field: title,
            quote,
            message: `写着“${quote}”，链接去的是“${target}”`,
            expected: `写着哪个，就去哪个`,
          },
        ]
      }),
    )
  },
}

function sameHost(said: string, target: string): boolean {
  const bare = (host: string) => host.toLowerCase().replace(/^www\./, '')
  return bare(said) === bare(target)
}

/** The links of a block, whose text may be in several runs. */
function linksOf(block: Block): { text: string; href: string }[] {
  const links: { text: string; href: string }[] = []
  let last: Inline | undefined
  for (const run of block.kind === 'list' ? block.items.flat() : block.text) {
    const link = links.at(-1)
    if (run.href && link && last?.href === run.href) link.text += run.text
    else if (run.href) links.push({ text: run.text, href: run.href })
    last = run
  }
  return links
}
