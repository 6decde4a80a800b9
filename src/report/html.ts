import { escapeHtml } from '../form/html.ts'
import { type Finding, sortFindings } from '../model/finding.ts'
import { countBySeverity, hints, status } from './text.ts'

const style = `
:root { color-scheme: light; font: 16px/1.7 "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #1c2430; background: #fff }
body { max-width: 60rem; margin: 0 auto; padding: 1rem 1.25rem 3rem }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 1rem 0 .25rem }
h2 { font-size: 1.05rem; margin: 2.25rem 0 .5rem; padding-bottom: .3rem; border-bottom: 2px solid #1f4e8c; overflow-wrap: anywhere }
nav ul { padding-left: 1.25rem } nav a { overflow-wrap: anywhere }
a { color: #1f4e8c }
ol { list-style: none; margin: 0; padding: 0 }
ol li { padding: .75rem 0 .75rem .9rem; border-left: .3rem solid #5b6675; margin: .75rem 0 }
li.error { border-color: #b3261e } li.warning { border-color: #b25e00 }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere }
.level { font-weight: 700 } .error .level { color: #b3261e } .warning .level { color: #8a4900 }
.place { margin: 0 } .place, code { color: #4a5563; font-size: .875rem }
dl { display: grid; grid-template-columns: 3rem 1fr; gap: .15rem .5rem; margin: .35rem 0 0 }
dt { color: #4a5563 } dd { margin: 0; overflow-wrap: anywhere }
@media print { ol li { break-inside: avoid } nav { display: none } }
`

/** Findings as one page in Chinese that needs no other file, for whoever has to mend them or answer for them. */
export function htmlReport(findings: readonly Finding[]): string {
  const files = [...Map.groupBy(sortFindings(findings), ({ file }) => file)]
  const links = files.map(
    ([file, found], index) => `<li><a href="#f${index}">${escapeHtml(file)}</a>（${found.length}）</li>`,
  )
  const sections = files.map(
    ([file, found], index) =>
      `<section aria-labelledby="f${index}">\n<h2 id="f${index}">${escapeHtml(file)}</h2>\n<ol>\n${found.map(item).join('\n')}\n</ol>\n</section>`,
  )
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>绩效目标检查报告</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>绩效目标检查报告</h1>
<p>${countBySeverity(findings)}</p>
${links.length > 0 ? `<nav aria-label="文件">\n<ul>\n${links.join('\n')}\n</ul>\n</nav>` : ''}
${sections.join('\n')}
</main>
</body>
</html>
`
}

function item({ rule, line, column, field, message, ...finding }: Finding): string {
  const place = line === undefined ? '' : `第 ${line} 行${column === undefined ? '' : `第 ${column} 列`}`
  const details = hints(finding).map(([name, text]) => `<dt>${name}</dt><dd>${escapeHtml(text)}</dd>`)
  const what = escapeHtml(field ? `${field}：${message}` : message)
  return `<li class="${finding.waived ? 'waived' : finding.severity}">
<h3><span class="level">${status(finding)}</span>　${what}</h3>
<p class="place">${place}　<code>${escapeHtml(rule)}</code></p>
<dl>${details.join('')}</dl>
</li>`
}
