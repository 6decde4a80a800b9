/** What a reader calls the files of a site, and counts them by; the first that fits. */
export const siteFiles: readonly (readonly [name: string, unit: string, pattern: RegExp])[] = [
  ['网页', '个', /\.html$/],
  ['简报', '份', /^\d+\/\d{4}\/brief\.pdf$/],
  ['回执', '份', /(^|\/)receipt\.pdf$/],
  ['单表', '份', /^\d+\/\d{4}\/[^/]+\.(pdf|ofd)$/],
  ['文本', '份', /^\d+\/\d{4}\.(pdf|ofd)$/],
  ['分享图', '张', /\.png$/],
  ['数据', '个', /^data\/|\.json$/],
  ['其他文件', '个', /./],
]

/** Paths below a site by the names of what they are. */
export function bySiteFiles(paths: readonly string[]): Map<string, string[]> {
  return Map.groupBy(paths, (path) => siteFiles.find(([, , pattern]) => pattern.test(path))?.[0] ?? '')
}
