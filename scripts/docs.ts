import { readFile, writeFile } from 'node:fs/promises'
import { fillManual } from '../src/content/manual.ts'

/** `npm run docs`: writes the tables of keys in docs/ anew from the schemas. */
const example = await readFile('templates/hebei-2020/example.yaml', 'utf8')
for (const file of ['docs/content.md', 'docs/forms.md'])
  await writeFile(file, fillManual({ text: await readFile(file, 'utf8'), example }))
