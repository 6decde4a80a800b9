import { type Command, lineOf, type Option } from './command.ts'

/** What `--help` prints: how the command is written, its options, exit codes and examples. */
export function helpOf(command: Command): string {
  const { operands, options, exits, examples } = command
  const parts = [
    `${lineOf(command)}：${command.summary}`,
    section('用法', [usageOf(command)]),
    operands ? section('写什么', [`${operands.usage}  ${operands.says}`]) : '',
    section('选项', columns([...Object.entries(options).map(optionRow), ['--help', '显示这些说明']])),
    section('结束时的代码', columns(Object.entries(exits).map(([code, says]) => [code, says]))),
    section('例子', columns(examples.map(([typed, does]) => [lineOf(command, typed), does]))),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function usageOf(command: Command): string {
  const rest = [command.operands?.usage ?? '', Object.keys(command.options).length > 0 ? '[选项]' : '']
  return lineOf(command, rest.filter((part) => part !== '').join(' '))
}

function optionRow([name, option]: [string, Option]): [string, string] {
  return [writtenOption(name, option), saysOf(option)]
}

function writtenOption(name: string, { type, value }: Option): string {
  return type === 'boolean' ? `--${name}` : `--${name} ${value ?? '…'}`
}

function saysOf({ says, choices, multiple }: Option): string {
  return `${says}${choices ? `：${choices.join('、')}` : ''}${multiple ? '；可以写几次' : ''}`
}

function section(title: string, lines: readonly string[]): string {
  return [`${title}：`, ...lines.map((line) => `  ${line}`)].join('\n')
}

/** Rows of two columns, the second of which begins at one place. */
function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(0, ...rows.map(([first]) => widthOf(first)))
  return rows.map(([first, second]) => `${first}${' '.repeat(width - widthOf(first) + 2)}${second}`)
}

/** In a terminal, Chinese characters are as wide as two letters. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0)
}

/** A command as a section of docs/commands.md. */
export function manualOf(command: Command): string {
  const { operands, options, exits, examples } = command
  const typed = examples.map(([line, does]) => `${lineOf(command, line)}    # ${does}`)
  const rows: (readonly [string, string])[] = [
    ...(operands ? [[operands.usage, operands.says] as const] : []),
    ...Object.entries(options).map(optionRow),
  ]
  return [
    `### ${lineOf(command)}`,
    command.summary,
    `\`\`\`sh\n${typed.join('\n')}\n\`\`\``,
    rows.length > 0 ? table(['写法', '意思'], rows) : '',
    table(['代码', '结束时的意思'], Object.entries(exits)),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function table(head: readonly [string, string], rows: readonly (readonly [string, string])[]): string {
  const cell = (text: string) => text.replaceAll('|', '\\|')
  const lines = rows.map(([first, second]) => `| \`${cell(first)}\` | ${cell(second)} |`)
  return [`| ${head.join(' | ')} |`, '|---|---|', ...lines].join('\n')
}
