import { tryGate } from './privacy/gate.ts'

/** Says how much of what must not be public the check finds, and how often it is wrong about ordinary cells. */
export function benchPrivacy({ cells }: { cells: number }) {
  const { variants, kinds, missed, alarms } = tryGate(cells)
  const found = variants - missed.length
  console.log(`${found} of ${variants} found (${kinds} kinds): ${((found / variants) * 100).toFixed(1)} %`)
  console.log(`${alarms.length} false alarms in ${cells} cells of ordinary disclosures`)
  for (const { kind, text } of missed) console.log(`missed: ${kind}: ${JSON.stringify(text)}`)
  for (const { rule, text } of alarms.slice(0, 20)) console.log(`false alarm: ${rule}: ${text}`)
}
