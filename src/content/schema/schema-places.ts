import { kinds, printedKinds } from '../kinds/kinds.ts'
import { projectKind } from '../kinds/project.ts'
import { templateKind } from '../kinds/template.ts'

/**
 * The setting of VS Code's YAML extension that says which schema is for which files, as globs. Schemas are named as
 * `jsonSchemas` names them.
 */
export function schemaPlaces(): Record<string, string[]> {
  const named = kinds.filter((kind) => kind.id !== 'department' && kind !== projectKind)
  const places = named.map((kind) => [kind.id, [placeOf(kind), ...exampleOf(kind)]] as const)
  // A project may have any name that no other kind has.
  const others = named.filter(({ owner }) => owner !== 'site').map((kind) => `!${placeOf(kind)}`)
  return Object.fromEntries(
    [
      [projectKind.id, ['/content/*/*/*.yaml', '/templates/*/example.yaml', ...others]] as const,
      ...places,
      [templateKind.id, ['/templates/*/form.yaml']] as const,
    ].map(([id, globs]) => [`./.vscode/schemas/${id}.json`, [...globs]]),
  )
}

type Placed = Pick<(typeof kinds)[number], 'id' | 'owner'>

function placeOf({ id, owner }: Placed): string {
  if (owner === 'site') return `/content/${id}.yaml`
  return owner === 'project' ? `/content/*/*/*.${id}.yaml` : `/content/*/*/${id}.yaml`
}

/** The examples of forms that print a kind. */
function exampleOf({ id }: Placed): string[] {
  return printedKinds.some((kind) => kind.id === id) ? [`/templates/*/example.${id}.yaml`] : []
}
