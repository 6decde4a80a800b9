/** Whether the target will be met by the end of the year, in the form's three words (财预〔2019〕136号). */
export const likelihoods = ['确定能', '有可能', '完全不可能'] as const

/** The form's columns of what a deviation is due to; each holds a tick or some words. */
export const causes = ['经费保障', '制度保障', '人员保障', '硬件条件保障', '其他'] as const
