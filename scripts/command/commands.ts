import type { Command } from './command.ts'
import { contentCommands } from './content-commands.ts'
import { manualOf } from './help.ts'
import { programCommands } from './program-commands.ts'
import { serverCommands } from './server-commands.ts'
import { siteCommands } from './site-commands.ts'

const groups: readonly (readonly [title: string, commands: readonly Command[]])[] = [
  ['写内容', contentCommands],
  ['网站', siteCommands],
  ['自己的服务器', serverCommands],
  ['改程序', programCommands],
]

/** Every command that `npm run` knows. */
export const commands: readonly Command[] = groups.flatMap(([, all]) => all)

/** The text of docs/commands.md. */
export function commandManual(): string {
  const sections = groups.map(([title, all]) => [`## ${title}`, ...all.map(manualOf)].join('\n\n'))
  return `${[introduction, ...sections].join('\n\n')}\n`
}

const introduction = `# 命令

<!-- 由 \`npm run docs\` 写成，改了也会被换掉。 -->

命令后面的选项都写在 \`--\` 后面，如 \`npm run check -- --strict\`。每个命令加 \`-- --help\` 就说出用法。
写错的，命令说出错在哪里、多半要写什么，不做别的。结束时的代码 0 是做好了，别的各是什么意思，见各表。`
