import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { escapeHtml } from '../form/html.ts'
import { type Finding, hints, placeOf, statement } from '../model/finding.ts'

/** How that page looks, from the program's folder. */
export async function findingsStyle(program: string): Promise<string> {
  const names = ['tokens', 'page', 'content', 'findings']
  const files = names.map((name) => readFile(join(program, `src/site/style/${name}.css`), 'utf8'))
  return (await Promise.all(files)).join('\n')
}

/**
 * What the dev server answers while content files have errors: every finding, for the person who is editing them.
 * @param script the address of the dev server's own script, which reloads the page when a file changes
 */
export function findingsPage(findings: readonly Finding[], style: string, script: string): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>有 ${errors} 处错误，改正后自动恢复</title>
<style>${style}</style>
<script type="module" src="${script}"></script>
</head>
<body>
<main>
<h1>内容文件有 ${errors} 处错误，暂时不能预览</h1>
<p class="lead">按下面的提示改正并保存，网页会自动恢复。</p>
<ol class="findings">
${findings.map(printFinding).join('\n')}
</ol>
</main>
</body>
</html>
`
}

function printFinding(finding: Finding): string {
  const lines = hints(finding).map(([name, text]) => `<p>${name}：${escapeHtml(text)}</p>`)
  return `<li><p class="place">${escapeHtml(placeOf(finding))}</p><p><strong>${escapeHtml(statement(finding))}</strong></p>${lines.join('')}</li>`
}
