import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fillRules } from '../src/check/rules-manual.ts'
import { readTemplates } from '../src/content/kinds/template.ts'
import { jsonSchemas } from '../src/content/schema/json-schema.ts'
import { fillManual } from '../src/content/schema/manual.ts'
import { schemaPlaces } from '../src/content/schema/schema-places.ts'
import { fillFieldNames } from '../src/form/field-names-manual.ts'
import { commandManual } from './command/commands.ts'
import { docsCommand } from './command/program-commands.ts'
import { run } from './command/run.ts'
import { fillFolders } from './folders.ts'

/** `npm run docs`: writes the tables of keys, rules, commands and folders in docs/ and the schemas for editors anew. */
await run(docsCommand, async () => {
  const example = await readFile('templates/hebei-2020/example.yaml', 'utf8')
  for (const file of ['docs/content.md', 'docs/site.md', 'docs/forms.md'])
    await writeFile(file, fillFieldNames(fillManual({ text: await readFile(file, 'utf8'), example })))
  await writeFile('docs/checks.md', fillRules(await readFile('docs/checks.md', 'utf8')))
  await writeFile('docs/commands.md', commandManual())
  await writeFile('docs/architecture.md', fillFolders(await readFile('docs/architecture.md', 'utf8')))
  const settings = '.vscode/settings.json'
  const own: object = JSON.parse(await readFile(settings, 'utf8'))
  await writeFile(settings, `${JSON.stringify({ ...own, 'yaml.schemas': schemaPlaces() }, null, 2)}\n`)
  const schemas = '.vscode/schemas'
  await mkdir(schemas, { recursive: true })
  for (const [name, schema] of Object.entries(jsonSchemas(readTemplates(process.cwd()).templates)))
    await writeFile(join(schemas, name), `${JSON.stringify(schema, null, 2)}\n`)
})
