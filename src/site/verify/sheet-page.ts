/** What a file of the site is of, as the page says that it belongs to. */
export interface SheetPage {
  address: string
  /** `农村公路养护，示例县交通运输局 2025 年` */
  title: string
  /** What was corrected on that page after publication, newest first: `2025-06-10 更正“绩效目标”`. */
  corrections: readonly string[]
  /**
   * Whether those are all of the file's, or those of a unit's text without those of the projects that it prints, too. The pages of
   * notices, briefs and receipts list none.
   */
  lists: 'all' | 'text' | 'none'
}

/**
 * Reads the page of a unit's text or of a sheet. Undefined where the file is no such one, or its page cannot be had: what is said
 * of the file stands without it.
 * @param path of the file below the site's root: `103001/2025/103-0401-JBN-MVVM.pdf`
 * @param root the site's
 */
export async function sheetPage(path: string, root: URL): Promise<SheetPage | undefined> {
  const [, place] = /^(\d+\/\d{4}(?:\/[^/.]+)?)(?:\.[a-z]+)?\.(?:pdf|ofd)$/.exec(path) ?? []
  if (place === undefined) return undefined
  const address = new URL(`${place.split('/').map(encodeURIComponent).join('/')}/`, root).href
  try {
    const answer = await fetch(address, { cache: 'no-cache' })
    if (!answer.ok) return undefined
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const rows = [...page.querySelectorAll('.corrections tbody tr')]
    const isContent = page.querySelector('meta[name="ArticleTitle"]') !== null
    return {
      address,
      lists: !isContent ? 'none' : place.split('/').length > 2 ? 'all' : 'text',
      title: page.title.split(' - ').slice(0, -1).join('，'),
      corrections: rows.map((row) => {
        const [date, field] = [...row.children].map((cell) => cell.textContent?.trim() ?? '')
        return `${date} 更正“${field}”`
      }),
    }
  } catch {
    return undefined
  }
}
