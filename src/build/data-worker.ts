import { doOrders } from '../review/workers.ts'
import { makeDataFiles } from './data-files.ts'

/* Makes the files of the open data, for `make-data.ts`. */

doOrders(makeDataFiles)
