import type { Finding } from '../../model/finding.ts'
import type { FoundForm, Question } from '../find/found-form.ts'

/**
 * What a form asks, and what the check finds in the file that a form makes, told of the source's cells: the file is not the clerk's yet. What was
 * asked already of the same cell is not asked again.
 */
export function questionsOf(form: FoundForm, findings: readonly Finding[]): Question[] {
  const questions = findings
    .filter(({ field = '' }) => !isAsked(field, form))
    .map(({ field = '', message }): Question => {
      const origin = originOf(field, form)
      if (origin && origin.text !== '')
        return { place: origin.place, message: `“${field}”${message}`, fix: '照批复的文件在内容文件里改正' }
      return {
        place: origin?.place || form.place,
        message: origin ? `“${field}”空着` : `原文里没有“${field.replace(/ 第\d+项/, '')}”`,
        fix: '照批复的文件在内容文件里填上',
      }
    })
  return distinct([...form.questions, ...questions])
}

/** Each question once. */
export function distinct(questions: readonly Question[]): Question[] {
  return questions.filter(
    ({ place, message }, index) =>
      questions.findIndex((other) => other.place === place && other.message === message) === index,
  )
}

function originOf(field: string, { origins }: FoundForm) {
  return origins.get(field) ?? origins.get(field.replace('分值', '权重'))
}

/** Whether a field is blank because its cell was asked for. */
function isAsked(field: string, form: FoundForm): boolean {
  const [, order, key = ''] = /^绩效指标 第(\d+)项 › (.+)$/.exec(field) ?? []
  const item = form.lists.绩效指标[Number(order) - 1]
  if (item && !item.get('三级指标') && !item.get('指标值')) return true
  if (item && (key === '三级指标' || key === '指标值')) return !item.get(key)
  const value = form.fields.get(field.replaceAll(' › ', '.'))
  return value === '' && (originOf(field, form)?.text ?? '') !== ''
}
