import type { Address } from '../model/address.ts'
import type { Cell, GridRow } from '../model/grid.ts'

/** A document of a list. */
export interface Entry {
  title: string
  address: Address
  sha256: string
}

/** Rows of a receipt's form as they are added: facts, and lists of documents below one heading. */
export class FormRows {
  readonly all: GridRow[] = []
  private columns: Cell[] = []

  fact(text: string, value: string) {
    const label = this.label(text, 0, 1, 'row')
    this.add([label, this.value(value, 1, 3, [label])])
  }

  heading([document = '', address = '', hash = '']: readonly string[]) {
    this.columns = [
      this.label(document, 0, 2, 'col'),
      this.label(address, 2, 1, 'col'),
      this.label(hash, 3, 1, 'col'),
    ]
    this.add(this.columns, { repeats: true, heads: true })
  }

  group(title: string, entries: readonly Entry[]) {
    if (entries.length === 0) return
    const group: Cell = { ...this.label(title, 0, 4, 'rowgroup'), align: 'left' }
    this.add([group], { heads: true })
    for (const { title, address, sha256 } of entries) {
      const [document, place, hash] = this.columns
      if (!document || !place || !hash) throw new Error('entries stand below a heading')
      this.add([
        this.value(title, 0, 2, [group, document]),
        this.value(address, 2, 1, [group, place]),
        this.value(sha256, 3, 1, [group, hash]),
      ])
    }
  }

  private add(cells: Cell[], { repeats = false, heads = false } = {}) {
    this.all.push({ repeats, heads, cells })
  }

  private label(text: string, column: number, colSpan: number, scope: Cell['scope']): Cell {
    return { ...this.place(text, column, colSpan), role: 'label', scope, align: 'center', headers: [] }
  }

  private value(text: string, column: number, colSpan: number, headers: Cell[]): Cell {
    return { ...this.place(text, column, colSpan), role: 'value', align: 'left', headers }
  }

  private place(text: string, column: number, colSpan: number) {
    return { text, row: this.all.length, column, rowSpan: 1, colSpan }
  }
}
