/** A piece of XML, ready to be written. */
export type Xml = string

/** Elements of OFD carry this prefix: some readers know them by it, whatever it is bound to. */
const prefix = 'ofd:'
const namespace = 'http://www.ofdspec.org/2016'

type Value = string | number | boolean | undefined

/** An element of OFD; attributes without a value are left out. */
export function element(name: string, attributes: Readonly<Record<string, Value>>, ...content: Xml[]): Xml {
  const list = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeText(String(value))}"`],
  )
  const start = `<${prefix}${name}${list.join('')}`
  const inner = content.join('')
  return inner === '' ? `${start}/>` : `${start}>${inner}</${prefix}${name}>`
}

/** An element that holds a text. */
export function textElement(name: string, text: string): Xml {
  return element(name, {}, escapeText(text))
}

/** A file of OFD with its root element. */
export function xmlFile(
  root: string,
  attributes: Readonly<Record<string, Value>>,
  ...content: Xml[]
): Uint8Array {
  const written = element(root, { 'xmlns:ofd': namespace, ...attributes }, ...content)
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${written}\n`)
}

/** Text as XML writes it. */
export function escapeText(text: string): Xml {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
