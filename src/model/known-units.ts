import { toHalfWidth } from './text.ts'

/**
 * Units that 指标值 are given in. Provinces and trades have ever more of them, so the list is open: what is not in it is
 * worth a second look, and no more. `次` behind a unit (`册次`), `万` before it and rates (`元/人·月`) go without saying.
 */
const units = new Set(
  `% ‰ 百分点 倍 分 级 等 等级 星 名次 位次
  元 角 美元 人民币
  秒 分钟 小时 h 天 日 号 工作日 周 星期 旬 月 季 季度 年 年度 学期 课时 学时 学分 节 课 工时 工日 台班
  毫米 mm 厘米 cm 米 m 延米 里 公里 千米 km
  ㎡ 平方米 平米 m2 m² 平方公里 平方千米 km2 km² 亩 公顷 ha
  毫升 ml 升 L 方 立方 立方米 m3 m³ 毫克 mg 微克 μg 克 g 斤 公斤 千克 kg 吨 t 标准煤 标煤 吨标准煤 吨标煤
  度 千瓦时 kWh 千瓦 kW 兆瓦 MW 分贝 dB 摄氏度 ℃ 兆 MB GB TB Mbps 标箱 TEU
  人 名 位 员 个 口 户 家 组 队 团 班 批 次 回 轮 趟 遍 期 届 场 起 例 宗 案 单 笔 票 项 件 种 类 样 款 批次
  份 册 本 卷 部 篇 页 张 幅 版 集 封 字 稿 条 则 道 题 段 块 片 枚 把 副 双 对 套 台 辆 架 艘 列 部门 台套
  根 支 只 头 匹 羽 尾 株 棵 盆 丛 粒 颗 袋 包 箱 盒 瓶 桶 罐 筒 盘 捆 吊 顶 床 盏 眼 孔 线 路 杆 樘 榀 组件
  处 所 座 栋 幢 楼 间 层 单元 站 点 岗 村 乡 镇 乡镇 街道 社区 县 市 区 省 校 院 店 企业 网格 标段 地块 宗地
  项目 课题 专利 论文 案件 活动 学校 医院 单位 机构 车位 床位 席 座位 泊位 岗位 村庄 行政村 自然村 小区`.split(
    /\s+/,
  ),
)

/** Whether a target's unit is one that is in use. */
export function isKnownUnit(unit: string): boolean {
  const parts = toHalfWidth(unit)
    .replace(/[()]/g, '')
    .split(/[/·•*]|每/)
  return parts.every((part) => part !== '' && isKnownPart(part))
}

function isKnownPart(part: string): boolean {
  const bare = part.replace(/^(百万|千万|十万|万|亿|千)(?=.)/, '')
  return [bare, bare.replace(/^个(?=.)/, ''), bare.replace(/(?<=.)次$/, '')].some((one) => units.has(one))
}
