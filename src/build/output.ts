import type { Address } from '../model/address.ts'
import type { PageData } from '../site/page-data.ts'

/** The body of a file that is not a page. */
export type Body = string | Uint8Array<ArrayBuffer>

/** Everything that is published stands at one address, and is made when it is asked for. */
export type Output = PageOutput | RouteOutput | FileOutput

/** What is found again while its input stays. */
interface Found {
  /** All that it is made of beside the site and the program, where that is told sooner than what it says. */
  input?(): object
}

/** A page: the route that shows it, and what it prints. */
export interface PageOutput extends Found {
  address: Address
  page(): Partial<PageData> | Promise<Partial<PageData>>
}

/** A file of the program that says the same on every site, at the address of its route in `src/pages`. */
export interface RouteOutput {
  address: Address
  route: true
}

/** Any other file. */
export interface FileOutput extends Found {
  address: Address
  body(): Body | Promise<Body>
  /** The same piece by piece, where it may be large. */
  pieces?(): Iterable<Uint8Array>
  /** How many pages a PDF has, which pages beside it tell. */
  pages?(): Promise<number>
}
