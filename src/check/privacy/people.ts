/*
 * Names of persons in running text. A family name alone tells nothing (高中, 金额, 方案), so a name is one only between
 * words or marks that stand around persons.
 */

const families =
  '欧阳|上官|司马|诸葛|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤甲乙丙]'

/** Words of two characters that begin like a name. */
const noNames =
  '高中|高校|高级|高龄|小学|中学|金额|方案|方式|方面|白血|白内|任务|任何|程序|程度|江北|江南|石桥|石油|武装|武术|万元|万人|万户|严重|严格|向上|向下|于是|马路|马上|田间|田地|林业|林地|林场|水平|文化|史料|范围|金融|金属|黄河|黄金|许可|何时|高血|高原|高速|龙头|汤药|余额|余人|段落|程控|周边|周期|周末|周岁|白天|石材|江河|任职|毛利|方向|孔洞|单位|钱款|万亩|常见|丁级|甲级|乙级|丙级|甲类|乙类|丙类|甲方|乙方|丙方|甲型|乙型|丙型|甲肝|乙肝|丙肝|高等|高温|高标|高危|高质|高效|高清|高新'

/** What names of places and of their offices end in, and persons' do not: 赵店镇, 马朱村, 沙河市. */
const placeEnds = '镇乡村县市区局院校站所组'

/** A name: two to four characters, the first of which is a family's. */
export const person = `(?!${noNames})(?:${families})(?:(?![${placeEnds}])[\\p{Script=Han}·]){1,3}?(?![${placeEnds}])`

/** What stands right before a name. */
export const beforePerson =
  '(?<=^|[\\s，。；、：:（(“《—-]|患者|病人|学生|儿童|孤儿|村民|居民|户主|职工|同志|老人|家属|受助人|对象|姓名|其中|给予|给|为|向|对|由|因|系|是|收养|救助|资助|慰问|补助)'
