import { createHash } from 'node:crypto'
import content from './style/content.css?raw'
import form from './style/form.css?raw'
import page from './style/page.css?raw'
import print from './style/print.css?raw'
import table from './style/table.css?raw'
import tokens from './style/tokens.css?raw'
import verify from './style/verify.css?raw'

/** The stylesheet of every page. */
export const style = [tokens, page, content, table, form, verify, print].join('\n')

/** Changes with the stylesheet, so that no browser shows a new page in an old dress. */
export const styleVersion = createHash('sha256').update(style).digest('hex').slice(0, 8)
