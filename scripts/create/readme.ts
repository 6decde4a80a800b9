import { installed } from '../installed-commands.ts'
import type { Beginning } from './questions.ts'

/** The README of a county's repository: for its clerks, and for whoever looks after its site. */
export function readmeOf({ site }: Pick<Beginning, 'site'>): string {
  const docs = `${installed}/docs`
  return `# ${site}

这个仓库是${site}的内容：每个单位每个年度一个目录，\`content/单位编码/年度/\`。网页、单表（PDF）和开放数据都由它生成；生成用的程序 [mingbiao](${docs}/own.md) 是 \`package.json\` 里的一行。

## 填报

装好 Node.js 24 和 git，在这个目录里：

\`\`\`sh
npm install                 # 装程序，一次就够；更新程序以后再运行
npm run import -- 文件.docx  # 把批复的 Word、Excel、PDF 变成内容文件
npm run new                 # 或者新建一个年度、一个项目，一项一项地问
npm run check               # 检查：哪个文件、第几行、怎样改
npm run dev                 # 边改边看：http://localhost:4321，在 /admin/ 里也可以改
\`\`\`

用 VS Code 打开这个目录，装上它推荐的扩展（YAML），写的时候就有提示。

改好以后提交：

\`\`\`sh
git add -A && git commit -m "说明改了什么" && git push
\`\`\`

公开过的内容要改，先写更正说明：\`npm run changes -- --write\`。

## 公开

\`npm run build\` 检查内容，把网站生成在 \`dist/\`，复制到任何网站服务器都能用。推送就公开的办法：

| 放在哪里 | 读什么 |
|---|---|
| GitHub、GitLab、Gitea：设置已经写好，默认只检查 | [hosted-git.md](${docs}/hosted-git.md) |
| 自己的服务器 | [server.md](${docs}/server.md) |
| 别的 | [publish.md](${docs}/publish.md) |

公开以前：在 \`content/site.yaml\` 里填上联系电话、网址；在 \`content/units.yaml\` 里写全应当公开的单位。

## 更新程序

\`\`\`sh
npm run update              # 说出换成新的程序，公开的内容会变什么、要做什么
npm run update -- --write   # 更新
\`\`\`

见 [update.md](${docs}/update.md)。

## 说明

装了程序，全部说明就在 \`${docs}\` 里（程序说的 \`docs/…\` 都指那里）：

- [怎样写](${docs}/writing.md)，[各个文件、各项写什么](${docs}/content.md)
- [导入](${docs}/import.md)，[导出](${docs}/export.md)，[检查](${docs}/checks.md)，[更正](${docs}/corrections.md)
- [网站的各项设置](${docs}/site.md)，[全部命令](${docs}/commands.md)
`
}
