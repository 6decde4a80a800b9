import { benefitRatio } from './adequacy/benefit-ratio.ts'
import { direction } from './adequacy/direction.ts'
import { percentRange } from './adequacy/percent-range.ts'
import { satisfactionTarget } from './adequacy/satisfaction-target.ts'
import { targetBelowActual } from './adequacy/target-below-actual.ts'
import { targetOutlier } from './adequacy/target-outlier.ts'
import { ambiguousTime } from './clarity/ambiguous-time.ts'
import { decimalPercent } from './clarity/decimal-percent.ts'
import { descriptionRepeats } from './clarity/description-repeats.ts'
import { indicatorTwice } from './clarity/indicator-twice.ts'
import { qualitativeShare } from './clarity/qualitative-share.ts'
import { targetForm } from './clarity/target-form.ts'
import { unitByName } from './clarity/unit-by-name.ts'
import { unitInName } from './clarity/unit-in-name.ts'
import { unitUnknown } from './clarity/unit-unknown.ts'
import { vagueTarget } from './clarity/vague-target.ts'
import { valueInName } from './clarity/value-in-name.ts'
import { basisMissing } from './completeness/basis-missing.ts'
import { descriptionMissing } from './completeness/description-missing.ts'
import { level1Missing } from './completeness/level1-missing.ts'
import { metricWithoutValue } from './completeness/metric-without-value.ts'
import { projectCount } from './completeness/project-count.ts'
import { unitMissing } from './completeness/unit-missing.ts'
import { unitName } from './completeness/unit-name.ts'
import { copiedYear } from './dates/copied-year.ts'
import { dateOrder } from './dates/date-order.ts'
import { dateYear } from './dates/date-year.ts'
import { datesMissing } from './dates/dates-missing.ts'
import { deadline } from './dates/deadline.ts'
import { targetYear } from './dates/target-year.ts'
import { planBlank } from './feasibility/plan-blank.ts'
import { planCopied } from './feasibility/plan-copied.ts'
import { planOrder } from './feasibility/plan-order.ts'
import { amountMagnitude } from './money/amount-magnitude.ts'
import { amountYears } from './money/amount-years.ts'
import { costExceedsBudget } from './money/cost-exceeds-budget.ts'
import { midtermSum } from './money/midterm-sum.ts'
import { overallSum } from './money/overall-sum.ts'
import { projectSum } from './money/project-sum.ts'
import { projectsExceedOverall } from './money/projects-exceed-overall.ts'
import { withheldDerivable } from './money/withheld-derivable.ts'
import { monitorEarly } from './monitor/monitor-early.ts'
import { monitorRate } from './monitor/monitor-rate.ts'
import { monitorSum } from './monitor/monitor-sum.ts'
import { bankCard } from './privacy/bank-card.ts'
import { identityCard } from './privacy/identity-card.ts'
import { identityCardDoubtful } from './privacy/identity-card-doubtful.ts'
import { mobileNumber } from './privacy/mobile-number.ts'
import { nameBeside } from './privacy/name-beside.ts'
import { personBeside } from './privacy/person-beside.ts'
import { personalAccount } from './privacy/personal-account.ts'
import { secrecyMark } from './privacy/secrecy-mark.ts'
import { countedTwice } from './relevance/counted-twice.ts'
import { documentSuperseded } from './relevance/document-superseded.ts'
import { dutyUnlinked } from './relevance/duty-unlinked.ts'
import { goalOffTopic } from './relevance/goal-off-topic.ts'
import { nearIdentical } from './relevance/near-identical.ts'
import { usageUnmeasured } from './relevance/usage-unmeasured.ts'
import { resultDecimal } from './result/result-decimal.ts'
import { resultEarly } from './result/result-early.ts'
import { resultRate } from './result/result-rate.ts'
import { resultRateScore } from './result/result-rate-score.ts'
import { resultReason } from './result/result-reason.ts'
import { resultScore } from './result/result-score.ts'
import { resultSum } from './result/result-sum.ts'
import { resultTotal } from './result/result-total.ts'
import { resultWeights } from './result/result-weights.ts'
import type { Rule } from './rule.ts'
import { level1Other } from './taxonomy/level1-other.ts'
import { level2Name } from './taxonomy/level2-name.ts'
import { level2Place } from './taxonomy/level2-place.ts'
import { level2Unknown } from './taxonomy/level2-unknown.ts'
import { codeCase } from './text/code-case.ts'
import { documentNumber } from './text/document-number.ts'
import { fieldCode } from './text/field-code.ts'
import { halfWidth } from './text/half-width.ts'
import { linkText } from './text/link-text.ts'
import { listNumbers } from './text/list-numbers.ts'
import { literalMark } from './text/literal-mark.ts'
import { lostCharacter } from './text/lost-character.ts'
import { markup } from './text/markup.ts'
import { placeholder } from './text/placeholder.ts'
import { quotesAround } from './text/quotes-around.ts'
import { spaces } from './text/spaces.ts'
import { titleMarks } from './text/title-marks.ts'
import { unitCodeInName } from './text/unit-code-in-name.ts'
import { wording } from './text/wording.ts'
import { weightsPattern } from './weights/weights-pattern.ts'
import { weightsSum } from './weights/weights-sum.ts'

/** Every rule of review, in the order of the manual. */
export const rules: readonly Rule[] = [
  basisMissing,
  descriptionMissing,
  level1Missing,
  metricWithoutValue,
  projectCount,
  unitMissing,
  unitName,
  ambiguousTime,
  decimalPercent,
  descriptionRepeats,
  indicatorTwice,
  qualitativeShare,
  unitByName,
  unitInName,
  targetForm,
  unitUnknown,
  vagueTarget,
  valueInName,
  countedTwice,
  documentSuperseded,
  dutyUnlinked,
  goalOffTopic,
  nearIdentical,
  usageUnmeasured,
  benefitRatio,
  direction,
  percentRange,
  satisfactionTarget,
  targetBelowActual,
  targetOutlier,
  planBlank,
  planCopied,
  planOrder,
  amountMagnitude,
  amountYears,
  costExceedsBudget,
  midtermSum,
  overallSum,
  projectSum,
  projectsExceedOverall,
  withheldDerivable,
  weightsPattern,
  weightsSum,
  level1Other,
  level2Name,
  level2Place,
  level2Unknown,
  copiedYear,
  dateOrder,
  dateYear,
  datesMissing,
  deadline,
  targetYear,
  codeCase,
  documentNumber,
  fieldCode,
  halfWidth,
  linkText,
  literalMark,
  listNumbers,
  lostCharacter,
  markup,
  placeholder,
  quotesAround,
  spaces,
  titleMarks,
  unitCodeInName,
  wording,
  bankCard,
  identityCard,
  identityCardDoubtful,
  mobileNumber,
  nameBeside,
  personBeside,
  personalAccount,
  secrecyMark,
  monitorEarly,
  monitorRate,
  monitorSum,
  resultDecimal,
  resultEarly,
  resultRateScore,
  resultRate,
  resultReason,
  resultScore,
  resultSum,
  resultTotal,
  resultWeights,
]
