import { onceForRecent } from '../model/once.ts'
import { toHalfWidth } from '../model/text.ts'

/** Words for an operator that are said as often as not, and say no more than the sign. */
const operatorWords =
  /不低于|不少于|不小于|不高于|不超过|不多于|大于等于|小于等于|大于或等于|小于或等于|至少|至多|达到|及?以上|及?以内|及?以下/g

/** The texts of a unit's years: each is compared with many. */
const recentTexts = 4000

/** A text without what may change from year to year and changes nothing: white space, punctuation, operators and their words. */
export const bareWording = onceForRecent(recentTexts, (text) =>
  toHalfWidth(text)
    .normalize('NFKC')
    .replaceAll('百分比', '%')
    .replace(operatorWords, '')
    .replace(/[\s\p{P}≥≤≧≦<>=]/gu, (mark) => (mark === '%' ? mark : ''))
    .toLowerCase(),
)
