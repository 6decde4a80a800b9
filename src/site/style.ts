import { createHash } from 'node:crypto'
import board from './style/board.css?inline'
import charts from './style/charts.css?inline'
import content from './style/content.css?inline'
import files from './style/files.css?inline'
import form from './style/form.css?inline'
import links from './style/links.css?inline'
import page from './style/page.css?inline'
import print from './style/print.css?inline'
import promises from './style/promises.css?inline'
import search from './style/search.css?inline'
import table from './style/table.css?inline'
import tokens from './style/tokens.css?inline'
import years from './style/years.css?inline'

/** The stylesheet of every page. */
export const style = [
  tokens,
  page,
  links,
  content,
  promises,
  files,
  table,
  search,
  years,
  board,
  charts,
  form,
  print,
].join('\n')

/** Changes with the stylesheet, so that no browser shows a new page in an old dress. */
export const styleVersion = createHash('sha256').update(style).digest('hex').slice(0, 8)
