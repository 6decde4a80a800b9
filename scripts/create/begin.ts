import { Refusal } from '../../src/server/refusal.ts'
import type { Terminal } from '../command/terminal.ts'
import { type Answers, type Beginning, type Question, unitOf } from './questions.ts'

/** What was said by flags. */
export type Given = Omit<Answers, 'unit'> & { unit?: string[] }

/**
 * Learns what a county begins with: from flags, at a terminal from answers, else from what is taken where nothing is said.
 * @param terminal asks again after a wrong answer
 * @param usage where all flags are told, for those who have no terminal
 * @throws Refusal where a flag is wrong, or one is missing and nobody can be asked
 */
export async function begin(
  asked: readonly Question[],
  given: Given,
  terminal: Terminal | undefined,
  usage: string,
): Promise<Beginning> {
  const said = new Map(asked.map(({ flag }) => [flag, [given[flag] ?? []].flat()]))
  for (const question of asked) {
    const problem = said.get(question.flag)?.map(question.problem).find(Boolean)
    if (problem) throw new Refusal(`--${question.flag}：${problem}`)
  }
  const missing = asked.filter(({ flag, otherwise }) => !otherwise && said.get(flag)?.length === 0)
  if (!terminal && missing.length > 0)
    throw new Refusal(
      `还差：${missing.map(({ flag, name }) => `--${flag}（${name}）`).join('、')}。全部用法：${usage}`,
    )
  const known: Answers = {}
  for (const question of asked) {
    const lines = said.get(question.flag) ?? []
    const answers = lines.length > 0 || !terminal ? lines : await answersTo(question, known, terminal)
    known[question.flag] = answers.length > 0 ? answers.join('\n') : question.otherwise?.(known)
  }
  const { region = '', site = '', sponsor = '', year = '', form = '', licence = '', unit = '' } = known
  return { region, site, sponsor, units: unit.split('\n').map(unitOf), year, form, licence }
}

/** The answers to a question, until they are right; of units as many as there are. */
async function answersTo(question: Question, known: Answers, terminal: Terminal): Promise<string[]> {
  const { name, choices = [], example, otherwise, flag } = question
  for (const choice of choices) terminal.say(`    ${choice}`)
  const hint = otherwise ? `（不写就是 ${otherwise(known)}）` : example ? `（如 ${example}）` : ''
  const answers: string[] = []
  for (;;) {
    const more = answers.length > 0
    const answer = await terminal.ask(more ? '还有的单位（没有就按回车）' : `${name}${hint}`)
    if (answer === undefined && !more && !otherwise) throw new Refusal(`没有写${name}。`)
    if (!answer && (more || otherwise)) return answers
    const problem = answer ? question.problem(answer) : `要写${name}`
    if (answer === undefined || problem) {
      terminal.say(`    ${problem}`)
      continue
    }
    answers.push(answer)
    if (flag !== 'unit') return answers
  }
}
