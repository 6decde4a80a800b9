import { checkpoints, type Department, type Project } from '../model/record.ts'

/** What a form can print, under the form's own names: single fields, and lists of items. Text is as approved. */
export interface FormFields {
  values: Readonly<Record<string, string>>
  lists: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>
}

/** The fields of one project in its department. Blank fields are the empty string. */
export function projectFields(department: Department, project: Project): FormFields {
  return {
    values: {
      单位编码: department.unit,
      单位名称: department.name,
      年度: String(department.year),
      金额单位: department.moneyUnit,
      项目编码: project.code,
      序号: String(project.order),
      项目名称: project.name,
      预算数: project.budget.raw,
      财政资金: project.fiscal?.raw ?? '',
      其他资金: project.otherFunds?.raw ?? '',
      资金用途: project.usage,
      ...Object.fromEntries(
        checkpoints.map((checkpoint) => [checkpoint, project.plan[checkpoint]?.raw ?? '']),
      ),
      绩效目标: project.goal,
    },
    lists: {
      绩效指标: project.indicators.map((indicator) => ({
        一级指标: indicator.level1.raw,
        二级指标: indicator.level2.raw,
        三级指标: indicator.name,
        绩效指标描述: indicator.description ?? '',
        指标值: indicator.target.raw,
        指标值确定依据: indicator.basis ?? '',
      })),
    },
  }
}

/** The names that a template may use: of single fields, and of the fields of each list. */
export const fieldNames: { values: readonly string[]; lists: Readonly<Record<string, readonly string[]>> } = {
  values: [
    '单位编码',
    '单位名称',
    '年度',
    '金额单位',
    '项目编码',
    '序号',
    '项目名称',
    '预算数',
    '财政资金',
    '其他资金',
    '资金用途',
    ...checkpoints,
    '绩效目标',
  ],
  lists: { 绩效指标: ['一级指标', '二级指标', '三级指标', '绩效指标描述', '指标值', '指标值确定依据'] },
}
