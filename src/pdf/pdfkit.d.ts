/** The part of pdfkit 0.20 that mingbiao writes with: objects, pages, structure, links, outline, metadata. */
declare module 'pdfkit' {
  /** `new String(…)`: text. pdfkit writes a plain string as a name. */
  export type StringObject = object

  export interface Reference {
    data: Record<string, unknown>
    write(chunk: string | Uint8Array): void
    end(chunk?: string | Uint8Array): void
  }

  export interface Structure {
    dictionary: Reference
    add(child: Structure | (() => void)): this
    end(): void
  }

  export interface Outline {
    addItem(title: string, options: { expanded: boolean; pageNumber: number; top: number }): Outline
  }

  export interface Options {
    size: [number, number]
    margin: number
    autoFirstPage: boolean
    /** The font to begin with; none, or pdfkit reads the metrics of Helvetica for each document. */
    font: null
    pdfVersion: '1.7'
    subset?: 'PDF/A-3a'
    tagged: boolean
    lang: string
    displayTitle: boolean
    compress?: boolean
    info: Record<string, StringObject | string | Date>
  }

  export default class PDFDocument {
    constructor(options: Options)
    readonly page: {
      readonly fonts: Record<string, Reference>
      readonly height: number
      /** Adds to the operators of the page. */
      write(operators: Uint8Array): void
    }
    readonly outline: Outline
    /** The catalog. */
    readonly _root: Reference
    readonly info: Record<string, unknown>
    addPage(options: Pick<Options, 'size' | 'margin'>): this
    addContent(operators: string): this
    addNamedDestination(name: string, fit: 'XYZ', left: number, top: number, zoom: null): void
    goTo(
      x: number,
      y: number,
      width: number,
      height: number,
      destination: string,
      options: { structParent: Structure; Contents: StringObject },
    ): this
    link(
      x: number,
      y: number,
      width: number,
      height: number,
      url: string,
      options: { structParent: Structure; Contents: StringObject },
    ): this
    getStructTreeRoot(): Reference
    ref(data: Record<string, unknown>): Reference
    struct(
      type: string,
      options?: { title?: string; alt?: string; bbox?: [number, number, number, number] },
    ): Structure
    addStructure(element: Structure): this
    appendXML(xml: string, newline?: boolean): void
    /** Lists an attached file by its name. */
    addNamedEmbeddedFile(name: string, specification: Reference): void
    markContent(tag: 'Artifact', options: { type: 'Layout' | 'Pagination' }): this
    endMarkedContent(): this
    /** How many bytes are written. */
    _offset: number
    /** Writes a line, of a byte a character, or bytes. */
    _write(data: string | Uint8Array): void
    /** Ends the pages that are not ended yet. */
    flushPages(): void
    /** Says what colours are, in a PDF/A. */
    _addColorOutputIntent: () => void
    /** Ends the file (Node's Readable, which pdfkit extends). */
    push(end: null): boolean
    end(): void
  }
}
