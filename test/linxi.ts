import { join } from 'node:path'

/**
 * The real disclosure that the tests own: 临西县司法局, 2020, with the program's templates beside it. What a publisher has in
 * `content/` is none of their business.
 */
export const linxi = join(import.meta.dirname, 'fixtures/linxi-2020')
