/** Where the compiled program has its parts: the entry that renders pages, and the files that browsers ask for. */
export const [entry, assets] = ['server/entry.mjs', 'client']
