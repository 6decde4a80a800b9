/** The function that the files of an index call, so that pages which were opened from a disk can read them, too. */
const receiver = 'takeSearchPart'

declare global {
  interface Window {
    takeSearchPart?: (name: string, part: unknown) => void
  }
}

/** A part of the index as a file. */
export function scriptOf(name: string, part: unknown): string {
  return `${receiver}(${JSON.stringify(name)},${JSON.stringify(part)})\n`
}

/**
 * Loads parts of an index in a browser, each once.
 * @param folder the address of the files, with its last slash
 */
export function loadScripts(folder: string): (name: string) => Promise<unknown> {
  const parts = new Map<string, unknown>()
  const loading = new Map<string, Promise<unknown>>()
  window[receiver] = (name, part) => parts.set(name, part)
  const load = (name: string) =>
    new Promise<unknown>((done, fail) => {
      const script = document.createElement('script')
      script.src = `${folder}${name}.js`
      script.onload = () => done(parts.get(name))
      script.onerror = () => {
        loading.delete(name)
        fail(new Error(`no part ${name}`))
      }
      document.head.append(script)
    })
  return (name) => {
    const known = loading.get(name) ?? load(name)
    loading.set(name, known)
    return known
  }
}
