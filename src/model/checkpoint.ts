/** The ends of months by which a spending plan says how much of the budget is spent (河北省部门预算绩效文本). */
export const checkpoints = ['3月底', '6月底', '10月底', '12月底'] as const
