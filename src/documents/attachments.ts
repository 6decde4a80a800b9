import { catalogOf, type Objects, stringText } from '../inspect/objects.ts'

/** A file that a PDF carries. */
export interface Attachment {
  name: string
  /** What it is to the document, such as `Source`. */
  relationship: string
  bytes: Buffer
}

/** The files attached to the document as a whole (ISO 19005-3, 6.8). */
export function attachmentsOf(objects: Objects): Attachment[] {
  return objects.array(catalogOf(objects)['/AF']).flatMap((reference) => {
    const specification = objects.dictionary(reference)
    const bytes = objects.stream(objects.dictionary(specification['/EF'])['/F'])
    const name = stringText(objects.resolve(specification['/UF'])) ?? ''
    return bytes ? [{ name, relationship: String(specification['/AFRelationship']).slice(1), bytes }] : []
  })
}
