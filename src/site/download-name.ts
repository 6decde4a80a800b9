/** What file systems do not take in names. */
const forbidden = /[\\/:*?"<>|\p{Cc}]/gu

/** The name a file is saved under, which a person can read: `法律援助-绩效目标表-临西县司法局-2020.pdf`. */
export function downloadName(parts: readonly (string | number)[], ending = 'pdf'): string {
  const name = parts.join('-').replace(forbidden, '_').slice(0, 100)
  return `${name}.${ending}`
}
