/*
 * What must not be published, in the ways in which it is typed: 51 kinds, 8 variants of each. Every number is invented and
 * plainly so: of a district 0000 that no province has, of zeros, with names of the ten stems (甲, 乙).
 */

/** One kind, with its eight variants. */
export interface Secret {
  kind: string
  variants: readonly string[]
}

/** Ways to write one number. */
const writings: readonly ((number: string) => string)[] = [
  (number) => `联系 ${number}。`,
  (number) => `号码${groups(number).join(' ')}`,
  (number) => `号码：${groups(number).join('-')}`,
  (number) => `号码\u00a0${groups(number).join('\u2003')}`,
  (number) => `号码${groups(number).join('\n')}，请核对`,
  (number) => `号码${fullWidth(number)}`,
  (number) => `号码${chinese(number)}`,
  (number) => `ID${number}abc`,
]

function groups(number: string): string[] {
  if (number.length === 11) return [number.slice(0, 3), number.slice(3, 7), number.slice(7)]
  if (number.length === 18) return [number.slice(0, 6), number.slice(6, 14), number.slice(14)]
  if (number.length === 15) return [number.slice(0, 6), number.slice(6, 12), number.slice(12)]
  return number.match(/.{1,4}/g) ?? []
}

function fullWidth(number: string): string {
  return number.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
}

function chinese(number: string): string {
  return number.replace(/\d/g, (digit) => '〇一二三四五六七八九'[Number(digit)] ?? '')
}

/** A number of 18 places with its check digit, or with the next one. */
function identity(body: string, wrong = 0): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, place) => total + weight * Number(body[place]), 0)
  return body + '10X98765432'[(sum + wrong) % 11]
}

/** A card's number with the digit of Luhn. */
function card(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return body + ((10 - (sum % 10)) % 10)
}

const numbers: readonly [string, string][] = [
  ['身份证号', identity('11000019000101000')],
  ['身份证号，女', identity('13000020001231002')],
  ['身份证号，末位 X', identityWithX('130000190001')],
  ['校验码不对的身份证号', identity('13000019000101000', 3)],
  ['15 位身份证号', '130000000101000'.replace('000101', '010101')],
  ['手机号', '13800000000'],
  ['银行卡号，16 位', card('400000000000000')],
  ['银行卡号，19 位', card('622000000000000000')],
]

function identityWithX(start: string): string {
  for (let number = 10_000; number < 10_100; number++) {
    const whole = identity(`${start}${number}`.slice(0, 17))
    if (whole.endsWith('X')) return whole
  }
  throw new Error('no number ends in X')
}

/** Texts in eight frames, for what is no bare number. */
function framed(texts: readonly string[]): string[] {
  const frames = ['{}', '备注：{}', '{}。', '情况如下：\n{}', '（{}）', '1、{}；', '说明 {} 完', '“{}”']
  return frames.map((frame, index) => frame.replace('{}', texts[index % texts.length] ?? ''))
}

const prefixed: readonly [string, readonly string[]][] = [
  ['带国家代码的手机号', ['+8613800000000', '008613800000000', '+86 138-0000-0000', '0086-138 0000 0000']],
  [
    '电话后的手机号',
    ['tel13800000000', '电话：138-0000-0000', 'Tel. 138 0000 0000', '手机１３８００００００００'],
  ],
  [
    '姓名和身份证号',
    [`甲乙丙，身份证号${identity('11000019000101000')}`, `甲乙丙（${identity('11000019000101000')}）`],
  ],
  ['姓名和手机号', ['联系人甲乙，13800000000', '甲乙 138 0000 0000']],
]

const accounts: readonly [string, readonly string[]][] = [
  ['QQ 邮箱', ['联系 00000@qq.com', '邮箱：00000＠qq．com']],
  ['网易邮箱', ['example@163.com', 'example(at)163.com', 'example @ 126.com']],
  ['手机邮箱', ['example@139.com', '邮箱example@sina.com']],
  ['单位以外的邮箱', ['example@example.com', 'e.example@example.com.cn']],
  ['微信号', ['微信：example_000', '微信号example-000', '微信号 是 example000']],
  ['微信号，写作 vx', ['vx:example000', 'VX example_0', 'wx：example000']],
  ['威信号', ['威信example000', '加 WeChat: example000']],
  ['QQ 号', ['QQ：100000', 'qq群主 QQ 1000000', 'QQ号100 000 000', '扣扣1000000']],
  ['车牌号', ['冀E00000', '冀E·00000', '冀E 00000', '冀Ｅ０００００', '冀e-00A00']],
  ['新能源车牌', ['冀ED00000', '冀E·D00000', '京AF00000', '京A·00000D']],
  ['警车、教练车牌', ['冀E0000警', '冀E·0000学', '冀E0000挂']],
  ['护照号', ['护照E00000000', '护照号码：E00000000', '持G00000000出境', '护照号Ｅ００００００００']],
  ['护照号，两个字母', ['EA0000000', '护照：EA0000000', '护照号 EA 0000000']],
  ['回乡证号', ['H0000000000', '回乡证号M0000000000', '来往内地通行证 H 0000000000']],
  ['台胞证号', ['台胞证00000000', '台胞证号：00000000', '台湾居民通行证号码 0000000000']],
  ['往来港澳通行证号', ['通行证C00000000', '通行证号：CA0000000', '往来港澳通行证号码C00000000']],
  ['军官证号', ['军官证号：军字第0000000号', '军字第 0000000 号', '士兵证号 00000000']],
  ['社保卡号', ['社保卡号：000000000', '社会保障卡号A00000000', '医保卡号 0000000000']],
  ['残疾证号', ['残疾证号：00000000000000000043', '残疾证编号00000000000000000043B1'.replace('B1', '')]],
  ['病历号', ['病历号：0000001', '住院号 0000001', '病历号码0000001']],
  ['学籍号', ['学籍号：G000000000000000', '学籍号L000000000']],
]

const people: readonly [string, readonly string[]][] = [
  ['姓名和癌症', ['患者王甲乙，患肺癌', '王甲乙身患乳腺癌', '村民李丙确诊胃癌']],
  ['姓名和尿毒症', ['张甲乙患尿毒症', '救助对象：张甲乙（患尿毒症）', '张丙因患尿毒症']],
  ['姓名和精神病', ['刘甲乙，患精神分裂症', '病人刘丙被确诊、患抑郁症'.replace('被确诊、', '')]],
  ['姓名和传染病', ['陈甲乙患艾滋病', '陈丙罹患肺结核']],
  ['姓名和残疾', ['杨甲乙，肢体二级残疾', '杨丙（男，视力一级残疾）']],
  ['姓名和住址', ['赵甲乙，家住城关镇东村', '赵丙 住址：河东镇石桥村3组', '户主赵甲乙住柳林镇一村']],
  ['姓名和小区', ['吴甲乙，现住幸福小区3栋', '吴丙（住在阳光小区）']],
  ['姓名和户籍', ['孙甲乙，户籍地址：大营镇南村', '孙丙，家庭住址青龙镇西街']],
  ['姓名和低保金', ['马甲乙领取低保金500元', '马丙，低保金 500 元', '马甲乙每月享受低保 500元']],
  ['姓名和救助金', ['发放给朱甲乙救助金3000元', '朱丙临时救助 3000 元', '朱甲乙获得医疗救助2万元']],
  ['姓名和金额的名单', ['胡甲乙 500元、胡丙 600元', '胡甲乙：500元']],
  ['姓名和助学金', ['学生郭甲乙，助学金1500元', '资助学生郭丙困难补助 1500 元']],
  ['未成年人的年龄', ['何甲乙，8岁', '何丙（女，12周岁）', '何甲乙今年9岁']],
  ['孤儿', ['孤儿高甲乙，男，7岁', '高甲乙系孤儿', '高丙，事实无人抚养儿童']],
  ['留守儿童', ['林甲乙，留守儿童', '林丙是某村留守儿童'.replace('某村', '')]],
  ['学生', ['郑甲乙，三年级', '郑丙（六年级）']],
]

const marks: readonly [string, readonly string[]][] = [
  ['密级和期限', ['机密★10年', '绝密★30年', '秘密★1年', '机 密 ★ 5年', '秘密*3年', '机密▲']],
  ['密级的说明', ['密级：机密', '密级为秘密', '密级： 绝密', '【机密】', '（秘密）', '〔机密〕', '机密级']],
]

/** Fifty-one kinds of eight variants each. */
export const secrets: readonly Secret[] = [
  ...numbers.map(([kind, number]) => ({ kind, variants: writings.map((write) => write(number)) })),
  ...[...prefixed, ...accounts, ...people, ...marks].map(([kind, texts]) => ({
    kind,
    variants: framed(texts),
  })),
]
