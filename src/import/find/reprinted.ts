import { type FoundForm, lists } from './found-form.ts'

/**
 * Joins forms of which the second prints the project's rows of the first again, above the rest of its items, as some do at
 * each page: it says nothing else of the project, and none of its items twice. One that says all again and nothing else is
 * the same one: a page has it for telephones too, an archive holds a document in two formats.
 */
export function joinReprinted(forms: readonly FoundForm[]): FoundForm[] {
  const known = new Map<string, FoundForm>()
  return forms.reduce<FoundForm[]>((joined, form) => {
    const before = joined.at(-1)
    const said = saidBy(form)
    const twin = form.refusals.length === 0 ? known.get(said) : undefined
    if (twin && !form.isApart) twin.runs.push(...form.runs)
    else if (before && !form.isApart && goesOn(before, form)) append(before, form)
    else {
      joined.push(form)
      known.set(said, form)
    }
    return joined
  }, [])
}

/** All that a form says, whatever its spaces. */
function saidBy({ purpose, order, fields, lists: own }: FoundForm): string {
  const items = lists.map((list) => own[list].map((item) => [...item]))
  return JSON.stringify([purpose, order, [...fields], items]).replace(/\s|\\n/g, '')
}

function goesOn(before: FoundForm, form: FoundForm): boolean {
  const name = form.fields.get('项目名称')
  const isSame = [...form.fields].every(([key, text]) => text === '' || before.fields.get(key) === text)
  const said = new Set(itemsOf(before))
  return (
    Boolean(name) &&
    before.fields.get('项目名称') === name &&
    before.purpose === form.purpose &&
    before.refusals.length + form.refusals.length === 0 &&
    isSame &&
    itemsOf(form).length > 0 &&
    itemsOf(form).every((item) => !said.has(item))
  )
}

/** The items of all lists, each as what tells it from others. */
function itemsOf({ lists: own }: FoundForm): string[] {
  return lists.flatMap((list) =>
    own[list].map((item) => [list, item.get('三级指标') ?? item.get('任务名称') ?? ''].join(' ')),
  )
}

function append(form: FoundForm, rest: FoundForm): void {
  for (const list of lists) {
    const first = form.lists[list].length
    const place = new RegExp(`^${list} 第(\\d+)项`)
    for (const [path, origin] of rest.origins)
      if (place.test(path))
        form.origins.set(
          path.replace(place, (_, number) => `${list} 第${Number(number) + first}项`),
          origin,
        )
    form.lists[list].push(...rest.lists[list])
  }
  form.runs.push(...rest.runs)
  form.questions.push(...rest.questions)
}
