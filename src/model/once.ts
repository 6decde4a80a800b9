/** The same function, which does its work when it is first called. */
export function once<Result>(make: () => Result): () => Result {
  let made: { result: Result } | undefined
  return () => {
    made ??= { result: make() }
    return made.result
  }
}

/** The same function of an object, which does its work when it is first called with each; a result goes with its object. */
export function oncePer<Key extends object, Result>(make: (key: Key) => Result): (key: Key) => Result {
  const made = new WeakMap<Key, { result: Result }>()
  return (key) => {
    const known = made.get(key) ?? { result: make(key) }
    made.set(key, known)
    return known.result
  }
}

/** The same function of a text, which keeps its results of the last `most` texts that were new to it. */
export function onceForRecent<Result>(
  most: number,
  make: (text: string) => Result,
): (text: string) => Result {
  const made = new Map<string, { result: Result }>()
  return (text) => {
    const known = made.get(text)
    if (known) return known.result
    const result = make(text)
    const [oldest] = made.keys()
    if (made.size >= most && oldest !== undefined) made.delete(oldest)
    made.set(text, { result })
    return result
  }
}
