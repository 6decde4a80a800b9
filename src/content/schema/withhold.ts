import type { Mapping, Node, Scalar } from '../text/node.ts'
import { clip, nearest } from '../words.ts'
import { type Context, type failed, type Read, report } from './context.ts'

/** The key that withholds what it stands in, with the reason as its value. */
export const withheldKey = '不公开'
/** The key under which a withheld value may stay in the file. */
export const withheldValueKey = '内容'

/** Whether a file withholds the value at `node`, whatever else it says there. */
export function isWithheld(node: Node): node is Mapping {
  return node.kind === 'mapping' && node.entries.some(({ key }) => key.text === withheldKey)
}

/**
 * Reads why a value is withheld. Nothing that is withheld is looked at, and so no message can tell of it.
 * @param whole whether a mapping is withheld, whose own keys may stand beside the reason
 */
export function readReason(node: Mapping, context: Context, whole: boolean): Read<string> {
  const entry = node.entries.find(({ key }) => key.text === withheldKey)
  const reason = entry?.value.kind === 'scalar' ? entry.value.text.trim() : ''
  if (!entry || reason === '' || reason.includes('\n'))
    return report(context, entry?.key.at ?? node.at, {
      rule: 'withheld-reason',
      message: '没有写明不公开的理由',
      expected: reasons,
      fix: `在“${withheldKey}: ”后面写明理由；理由本身是公开的`,
    })
  const other = node.entries.find(({ key }) => key.text !== withheldKey && key.text !== withheldValueKey)
  if (other && !whole)
    return report(context, other.key.at, {
      rule: 'unknown-field',
      message: `“${withheldKey}”旁边只能写“${withheldValueKey}”`,
      fix: `要留着的值写在“${withheldValueKey}: ”后面，别的删去`,
    })
  return reason
}

/** Reports what was meant to withhold a single value, and would publish it or tell a clerk nothing. */
export function reportMisspelt(node: Node, context: Context): boolean {
  if (node.kind === 'sequence') return false
  if (node.kind === 'mapping') {
    const { entries } = node
    const meant = entries.find(({ key }) => key.text === withheldValueKey || nearest(key.text, [withheldKey]))
    const colon = entries.find(({ key }) => misspelt.test(key.text))
    if (colon) reportColon(colon.key, context)
    else if (meant && !isWithheld(node))
      report(context, meant.key.at, {
        rule: 'withheld-key',
        message: `这里有“${clip(meant.key.text)}”，没有“${withheldKey}”`,
        expected: `一个值；不公开的，写“${withheldKey}: 理由”`,
        fix: `要公开的，直接在冒号后面写值；不公开的，加一行“${withheldKey}: 理由”，值写在“${withheldValueKey}: ”后面或删去`,
      })
    else return false
    return true
  }
  if (misspelt.test(node.text)) reportColon(node, context)
  else if (withoutReason.test(node.text))
    report(context, node.at, {
      rule: 'withheld-reason',
      message: `“${clip(node.text.trim())}”没有写明理由`,
      expected: reasons,
      fix: `不公开的，冒号后面换行，比键多缩进两格写“${withheldKey}: 理由”；理由本身是公开的`,
    })
  else return false
  return true
}

const misspelt = /^\s*不公开\s*[：:]/
/** What sheets print in the place of a withheld value, and people write there. */
const withoutReason = /^\s*不[予宜便能]?公[开布]\s*$/
const reasons = '一行文字，如 涉及国家秘密、涉及商业秘密、涉及个人隐私'

function reportColon({ at, text }: Scalar, context: Context) {
  const fullWidth = /不公开\s*：/.test(text)
  report(context, at, {
    rule: fullWidth ? 'full-width-colon' : 'colon-space',
    message: fullWidth ? `“${withheldKey}”后面是中文冒号“：”` : `“${withheldKey}”的冒号后面没有空格`,
    fix: `单独写一行，比上面的键多缩进两格，冒号用英文的，后面加一个空格：“${withheldKey}: 理由”`,
  })
}

/** Reports that a field cannot be withheld by itself. */
export function refuseAlone(
  node: Mapping,
  field: { key: string; required: boolean },
  context: Context,
): typeof failed {
  const around = context.field.includes('项 › ') ? '整项' : '整个文件'
  return report(context, node.at, {
    rule: 'withheld-alone',
    message: `“${field.key}”不能单独不公开`,
    fix: field.required
      ? `照常填写；${around}都不公开的，在它开头加一行“${withheldKey}: 理由”`
      : '不公开的，空着不写',
  })
}
