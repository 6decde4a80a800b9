import { dirname } from 'node:path'

/** The folder of this program, which need not be where the content is. */
export const program = dirname(import.meta.dirname)
