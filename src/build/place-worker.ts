import { doOrders } from '../review/workers.ts'
import { placeFound } from './place.ts'

/* Brings finished entries into the folder of a site, for `place.ts`. */

doOrders(placeFound)
