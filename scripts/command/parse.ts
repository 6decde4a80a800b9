import { parseArgs } from 'node:util'
import { nearest } from '../../src/content/words.ts'
import { Refusal } from '../../src/server/refusal.ts'
import { type Command, lineOf, type Option } from './command.ts'

/** What was typed: options by name, and what is no option. */
export type Typed<C extends Command> = ReturnType<typeof parseArgs<Configuration<C>>>

interface Configuration<C extends Command> {
  args: string[]
  options: C['options']
  allowPositionals: true
  allowNegative: true
}

/**
 * Reads what was typed behind a command's name.
 * @param environment in which npm leaves options that were typed without `--` before them
 * @throws Refusal with what was probably meant
 */
export function parse<C extends Command>(
  command: C,
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): Typed<C> {
  const own = command.passesOn ? [] : [...args]
  const problem =
    problemOf(command, own) ??
    takenByNpm(command, environment) ??
    operandProblem(command, operandsIn(command, own))
  if (problem !== undefined) throw new Refusal(`${problem}\n全部用法：${lineOf(command, '--help')}`)
  return parseArgs<Configuration<C>>({
    args: own,
    options: command.options,
    allowPositionals: true,
    allowNegative: true,
  })
}

function tokensOf({ options }: Command, args: readonly string[]) {
  return parseArgs({ args: [...args], options, strict: false, allowNegative: true, tokens: true }).tokens
}

function operandsIn(command: Command, args: readonly string[]): string[] {
  return tokensOf(command, args).flatMap((token) => (token.kind === 'positional' ? [token.value] : []))
}

function problemOf(command: Command, args: readonly string[]): string | undefined {
  for (const token of tokensOf(command, args)) {
    const problem =
      token.kind === 'positional'
        ? dashProblem(command, token.value)
        : token.kind === 'option'
          ? optionProblem(command, token)
          : undefined
    if (problem !== undefined) return problem
  }
  return undefined
}

/** Chinese input methods and Word make other dashes of `--`. */
function dashProblem({ options }: Command, typed: string): string | undefined {
  const [, name = ''] = /^[－—–‐‑−―]+-*([a-z-]*)/.exec(typed) ?? []
  return name in options ? `“${typed}”前面的短横线不是英文的，改成“--${name}”` : undefined
}

interface OptionToken {
  name: string
  rawName: string
  value?: string | undefined
  inlineValue?: boolean | undefined
}

function optionProblem({ options }: Command, { name, rawName, value, inlineValue }: OptionToken) {
  const option: Option | undefined = options[name]
  if (!option) return unknownOption(Object.keys(options), name, rawName)
  if (option.type === 'boolean')
    return value === undefined ? undefined : `“${rawName}”后面不写什么，只写“${rawName}”`
  if (value === '' && option.mayBeEmpty) return undefined
  if (value === undefined || value === '' || (!inlineValue && value.startsWith('-')))
    return `“${rawName}”后面要写${option.value ?? '一个值'}：${option.says}`
  const [least, most] = option.range ?? []
  if (least !== undefined && most !== undefined && !isWhole(value, least, most))
    return `“${rawName}”后面写着“${value}”，要写 ${least} 到 ${most} 的整数：${option.says}`
  if (option.choices && !option.choices.includes(value))
    return `“${rawName}”后面写着“${value}”，可以写的是：${option.choices.join('、')}`
  return undefined
}

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d+$/.test(text) && least <= Number(text) && Number(text) <= most
}

function unknownOption(known: readonly string[], name: string, rawName: string): string {
  const meant = nearest(name, [...known, 'help'])
  const all = known.map((one) => `--${one}`).join('、')
  return `没有“${rawName}”这个选项。${meant ? `是不是“--${meant}”？` : known.length > 0 ? `可以写的是：${all}` : '这个命令没有选项'}`
}

/** `npm run check --strict` gives the option to npm, which passes it on in the environment alone. */
function takenByNpm(
  command: Command,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  // What `npm create` starts is called npx.
  const started = command.name === 'create' ? ['create', 'npx'] : [command.name]
  if (!started.includes(environment.npm_lifecycle_event ?? '')) return undefined
  const taken = Object.keys(command.options).find(
    (name) => environment[`npm_config_${name.replaceAll('-', '_')}`] !== undefined,
  )
  return taken === undefined
    ? undefined
    : `“--${taken}”让 npm 拿走了，前面要加一个“--”：${lineOf(command, `--${taken} …`)}`
}

function operandProblem({ operands }: Command, typed: readonly string[]): string | undefined {
  const most = operands?.most ?? 0
  if (typed.length > most) {
    const extra = typed.slice(most).join(' ')
    return operands ? `多写了“${extra}”：这里写${operands.says}` : `“${extra}”看不懂：这个命令后面只写选项`
  }
  return operands && typed.length < operands.least ? `没有写${operands.says}` : undefined
}
