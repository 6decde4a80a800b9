import { escapeHtml } from '../form/html.ts'
import { type Finding, hints, severities, sortFindings, statement } from '../model/finding.ts'
import { showUnseen } from '../model/text.ts'
import { countBySeverity, status } from './text-report.ts'

const style = `
:root { color-scheme: light; font: 16px/1.7 "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #1c2430; background: #fff }
body { max-width: 60rem; margin: 0 auto; padding: 1rem 1.25rem 3rem }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 1rem 0 .25rem }
h2 { font-size: 1.05rem; margin: 2.25rem 0 .5rem; padding-bottom: .3rem; border-bottom: 2px solid #1f4e8c; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100%; margin: 1.25rem 0 }
th, td { padding: .4rem .5rem; border-bottom: 1px solid #ccd3dc; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
th:first-child { padding-left: 0; text-align: left; font-weight: 400; white-space: normal; overflow-wrap: anywhere }
thead th, thead th:first-child { color: #4a5563; font-size: .875rem; font-weight: 700 }
.folder { color: #4a5563; font-size: .875rem; line-height: 1.4 }
@media (max-width: 40rem) { .folder { display: block } }
a { color: #1f4e8c }
td { color: #5b6675 } td[class] { color: inherit } td.error { color: #b3261e; font-weight: 700 }
ol { list-style: none; margin: 0; padding: 0 }
ol li { padding: .75rem 0 .75rem .9rem; border-left: .3rem solid #5b6675; margin: .75rem 0 }
li.error { border-color: #b3261e } li.warning { border-color: #b25e00 }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere }
.level { font-weight: 700 } .error .level { color: #b3261e } .warning .level { color: #8a4900 }
.place { margin: 0 } .place, code { color: #4a5563; font-size: .875rem }
dl { display: grid; grid-template-columns: 3rem 1fr; gap: .15rem .5rem; margin: .35rem 0 0 }
dt { color: #4a5563 } dd { margin: 0; overflow-wrap: anywhere }
@media print { body { padding: 0 } h2, h3 { break-after: avoid } tr, ol li { break-inside: avoid } a { color: inherit; text-decoration: none } }
`

/** Findings as one page in Chinese that needs no other file, for whoever has to mend them or answer for them. */
export function htmlReport(findings: readonly Finding[]): string {
  const files = [...Map.groupBy(sortFindings(findings), ({ file }) => file)]
  const rows = files.map(([file, found], index) => row(file, found, index))
  const sections = files.map(
    ([file, found], index) =>
      `<section aria-labelledby="f${index}">\n<h2 id="f${index}">${name(file)}</h2>\n<ol>\n${found.map(item).join('\n')}\n</ol>\n</section>`,
  )
  return showUnseen(`<!doctype html>
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
<p>错误不改正不能公开；提醒多半不妥，请核对；提示供参考。照批复的文件公开，不改动已经批复的文字。</p>
${rows.length > 0 ? table(rows) : ''}
${sections.join('\n')}
</main>
</body>
</html>
`)
}

const levels = ['error', 'warning', 'note'] as const

/** The files with the number of findings of each level that are not waived. */
function table(rows: readonly string[]): string {
  const heads = levels.map((level) => `<th scope="col">${severities[level]}</th>`).join('')
  return `<table>
<thead><tr><th scope="col">文件</th>${heads}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`
}

function row(file: string, found: readonly Finding[], index: number): string {
  const counts = levels.map(
    (level) => found.filter(({ severity, waived }) => severity === level && !waived).length,
  )
  const cells = counts
    .map((count, level) => `<td${count > 0 ? ` class="${levels[level]}"` : ''}>${count}</td>`)
    .join('')
  return `<tr><th scope="row"><a href="#f${index}">${name(file)}</a></th>${cells}</tr>`
}

/** A file's path with its folder set apart, which most files share. */
function name(file: string): string {
  const end = file.lastIndexOf('/') + 1
  const folder = end > 0 ? `<span class="folder">${escapeHtml(file.slice(0, end))}</span>` : ''
  return folder + escapeHtml(file.slice(end))
}

function item(finding: Finding): string {
  const { rule, line, column } = finding
  const place = line === undefined ? '' : `第 ${line} 行${column === undefined ? '' : `第 ${column} 列`}`
  const details = hints(finding).map(([name, text]) => `<dt>${name}</dt><dd>${escapeHtml(text)}</dd>`)
  return `<li class="${finding.waived ? 'waived' : finding.severity}">
<h3><span class="level">${status(finding)}</span>　${escapeHtml(statement(finding))}</h3>
<p class="place">${place}　<code>${escapeHtml(rule)}</code></p>
<dl>${details.join('')}</dl>
</li>`
}
