import { toHalfWidth } from '../../model/text.ts'

/*
 * The titles of a text and what stands between them and the forms.
 */

export const sectionTitle = /^[一二三四五]、\s*(总体绩效目标|分项绩效目标|工作保障措施)$/
export const partTitle =
  /^(第[一二三四五]部分|(第[一二三四五]部分\s*)?(部门整体绩效目标|预算项目绩效目标)|目\s*录)$/
export const formTitle =
  /^(?:(\d+)[、.．]\s*)?(.*绩效(?:目标|自评|运行|监控)[\u4e00-\u9fff]{0,6}表)(?:[（(](?:20\d\d年度?|(?:金额)?单位[:：]?万?元|\p{Script=Han}{2,8})[）)])*$/u
const yearTitle = /[（(](20\d\d)年度?[）)]$|(20\d\d)年(?:部门预算|度?.{0,8}绩效)/
/** The budget year that a title names. */
export function titleYear(text: string): number | undefined {
  const close = toHalfWidth(text).replace(/\s/g, '')
  const [, inBrackets, spoken] = (close.length < 40 && yearTitle.exec(close)) || []
  return Number(inBrackets ?? spoken) || undefined
}
/** The line above a form, where it is no row of a table: `315002临西县司法局  单位：万元`. */
export const spokenUnitLine = /^(?:(\d{3,9})\s*(\D[^\d]*?))?\s*(?:金额)?单位[:：]\s*(?:人民币)?万?元$/
/** The part of that line that says whose form it is. */
export const unitLine = /^(\d{3,9})\s*(\D[^\d]*)$/
/** What stands above a table that goes on, or below its part on a page. */
export const continuedTitle =
  /^[（(]?(续表?|续?[接上][页表]|接上[页表]|[接转][下后][页表]).{0,6}[)）]?$|[（(]续表?[)）]$|^第\s*\d+\s*页[，,\s]*([共/]\s*\d+\s*页?)?$/
/** What whose form it is stands behind, above it. */
export const unitLabel =
  /^(?:填报|预算|编报|编制|申报|申请)?(?:单位|部门(?:[(（]单位[)）])?)(?:名称)?(?:[(（](?:盖|公|签)?章[)）])?[:：]/
/** Whose form it is, above it: `填报单位（盖章）：某局`. */
export const unitCaption = new RegExp(`${unitLabel.source}\\s*(?!(?:人民币)?[^\\s:：]{0,2}元$)(\\S+)$`)
