import { isWithheld } from '../compare/correction-text.ts'
import { labelsOf } from '../compare/pair-items.ts'
import { isMapping, type PlainMapping } from '../content/edit/plain.ts'
import type { Correction } from '../content/record.ts'
import type { Plain } from '../content/schema/write-record.ts'
import { noLongerPublic } from '../model/correction.ts'
import { withheldWord } from '../model/withheld.ts'

/**
 * A correction as it may be printed: what has been withheld or withdrawn since then is not told by what was corrected in it
 * earlier.
 * @param fields what the corrected file publishes now; undefined where it publishes nothing any longer
 */
export function maskCorrection(correction: Correction, fields: PlainMapping | undefined): Correction {
  const { field } = correction
  if (!fields) return hideValues({ ...correction, field: noLongerPublic })
  const steps = field.split(' › ')
  let node: Plain | undefined = fields
  for (const [index, step] of steps.entries()) {
    if (Array.isArray(node)) {
      const list: Plain[] = node
      node = list[labelsOf(list).indexOf(step)]
      // It may be the one that is withheld.
      if (node === undefined && list.some(isWithheld))
        return hideValues({ ...correction, field: steps.slice(0, index).join(' › ') })
    } else node = isMapping(node) ? node[step] : undefined
    if (node === undefined) return correction
    if (isWithheld(node)) return hideValues(correction)
  }
  return node !== undefined && hasWithheld(node) ? hideValues(correction) : correction
}

function hasWithheld(content: Plain): boolean {
  if (typeof content === 'string') return false
  return isWithheld(content) || Object.values(content).some(hasWithheld)
}

function hideValues({ before, after, ...correction }: Correction): Correction {
  return {
    ...correction,
    ...(before !== undefined && { before: hide(before) }),
    ...(after !== undefined && { after: hide(after) }),
  }
}

function hide(text: string): string {
  return text.startsWith(`${withheldWord}：`) ? text : noLongerPublic
}
