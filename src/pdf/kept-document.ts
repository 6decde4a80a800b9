import PDFDocument from 'pdfkit'

/**
 * A document whose bytes are kept as they come. pdfkit hands them to a stream, piece by piece, which nobody reads as one, and turns
 * each of a sheet's thousand lines into bytes by itself, character by character; here they are gathered and turned at once.
 */
export class KeptDocument extends PDFDocument {
  /** Not initialised here: pdfkit's constructor writes the header before fields would be. */
  declare private pieces: Uint8Array[] | undefined
  declare private lines: string | undefined
  declare private operators: string | undefined
  declare private complete: boolean | undefined
  declare private isUndated: boolean | undefined

  override _write(data: string | Uint8Array) {
    if (typeof data === 'string') {
      this.lines = `${this.lines ?? ''}${data}\n`
      this._offset += data.length + 1
    } else {
      this.keepLines()
      this.pieces?.push(data)
      this._offset += data.length
    }
  }

  /** pdfkit's lines hold a byte a character. */
  private keepLines() {
    this.pieces ??= []
    if (this.lines) this.pieces.push(Buffer.from(this.lines, 'latin1'))
    this.lines = ''
  }

  override push(piece: null): boolean {
    this.complete = piece === null
    return true
  }

  override addContent(operators: string): this {
    this.operators = `${this.operators ?? ''}${operators}\n`
    return this
  }

  override flushPages() {
    if (this.operators) this.page.write(Buffer.from(this.operators, 'latin1'))
    this.operators = ''
    super.flushPages()
  }

  /** Leaves out the date of creation, where nobody knows it. */
  undate() {
    // Whatever pdfkit's own entries are, it writes those that can be listed into the Info dictionary, and this one as XMP.
    Object.defineProperty(this.info, 'CreationDate', { enumerable: false })
    this.isUndated = true
  }

  override appendXML(xml: string, newline?: boolean) {
    super.appendXML(this.isUndated ? xml.replace(/<xmp:CreateDate>.*<\/xmp:CreateDate>/, '') : xml, newline)
  }

  /** Ends the document and gives its bytes. */
  finish(): Uint8Array<ArrayBuffer> {
    this.end()
    if (!this.complete) throw new Error('pdfkit has not finished the document')
    this.keepLines()
    return Buffer.concat(this.pieces ?? [])
  }
}
