import { rules } from '../../../src/check/rules.ts'
import { toHalfWidth } from '../../../src/model/text.ts'
import { ordinaryCells } from './ordinary.ts'
import { secrets } from './secrets.ts'

/** What the rules on personal data and secrets let through, and what they stop for nothing. */
export interface Figures {
  variants: number
  kinds: number
  missed: { kind: string; text: string }[]
  cells: number
  alarms: { rule: string; text: string }[]
}

/** The rules about what must not be public at all. */
const gate = rules.filter(({ id, private: personal }) => personal || id === 'secrecy-mark')

/** Tries all kinds in all variants, and so many cells of ordinary disclosures. */
export function tryGate(cells: number, seed = 1): Figures {
  const missed = secrets.flatMap(({ kind, variants }) =>
    variants.filter((text) => stoppedBy(text) === undefined).map((text) => ({ kind, text })),
  )
  const alarms = ordinaryCells(cells, seed).flatMap((text) => {
    const rule = stoppedBy(text)
    return rule === undefined ? [] : [{ rule, text }]
  })
  const variants = secrets.reduce((sum, secret) => sum + secret.variants.length, 0)
  return { variants, kinds: secrets.length, missed, cells, alarms }
}

function stoppedBy(text: string): string | undefined {
  return gate.find(
    (rule) =>
      rule.on === 'text' &&
      rule.check({ file: 'content', field: '资金用途', text, plain: toHalfWidth(text) }).length > 0,
  )?.id
}
