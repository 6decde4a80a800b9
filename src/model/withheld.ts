/** What is printed in the place of what is not public (政府信息公开条例 第三十七条: 区分处理，说明理由). */
export const withheldWord = '不予公开'

/**
 * A part of a record whose fields may be withheld. Of a withheld text the record holds `withheldWord`; of what is
 * calculated with, nothing. The value itself is dropped where files are read, so that nothing can publish it.
 */
export interface Withholds {
  /** The reasons, by the form's key (`预算数`); an item that was taken out of a list is `绩效指标 第3项`, as its file counts. */
  withheld?: Readonly<Record<string, string>>
}
