// Remembers that a reader chose 大字 (#elder at the end of any address) until the usual size is chosen again (#normal).
const root = document.documentElement
function show() {
  const { hash } = location
  try {
    if (hash === '#elder') localStorage.setItem('size', 'elder')
    if (hash === '#normal') localStorage.removeItem('size')
    root.classList.toggle('elder', localStorage.getItem('size') === 'elder')
  } catch {
    root.classList.toggle('elder', hash === '#elder')
  }
}
show()
addEventListener('hashchange', show)

// On paper everything is open. Newer browsers are told so by the style; this is for Chrome 86, which is not.
const folded = () => document.querySelectorAll('details.fold:not([open])')
let opened = []
addEventListener('beforeprint', () => {
  opened = [...folded()]
  for (const one of opened) one.open = true
})
addEventListener('afterprint', () => {
  for (const one of opened) one.open = false
})

// What an address points at is shown, also where it is folded; newer browsers do so by themselves.
function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const fold = target?.closest('details.fold:not([open])')
  if (!fold) return
  fold.open = true
  target.scrollIntoView()
}
addEventListener('DOMContentLoaded', unfold)
addEventListener('hashchange', unfold)

// The address of a page is copied by a button. Sites without HTTPS have no clipboard but that of a selection.
function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const field = document.createElement('textarea')
  field.value = text
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  return done ? Promise.resolve() : Promise.reject()
}
function offerCopy(place) {
  const span = place.querySelector('.address')
  const address = () => (span.dataset.url || location.origin + location.pathname) + location.search
  const button = document.createElement('button')
  const status = document.createElement('span')
  span.textContent = address()
  button.type = 'button'
  button.textContent = '复制网址'
  status.setAttribute('role', 'status')
  button.addEventListener('click', () =>
    copy(address()).then(
      () => (status.textContent = '复制了'),
      () => (status.textContent = '没有复制成，请从“网址和引用”里选取'),
    ),
  )
  place.append(button, status)
}
addEventListener('DOMContentLoaded', () => document.querySelectorAll('.cite').forEach(offerCopy))

// Rows of units can be put in another order, by a column; the order of their codes is the first one's.
const value = (row, at) => {
  const text = row.cells[at].textContent.trim()
  const number = Number(text.replace(/[,%]/g, '').replace('−', '-'))
  return text === '' || Number.isNaN(number) ? text : number
}
/** The largest and the newest first, words last. */
function compare(a, b) {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return a === b ? 0 : a > b ? -1 : 1
}
function offerOrders(table) {
  const body = table.tBodies[0]
  const rows = [...body.rows]
  if (rows.length < 3) return
  const heads = [...table.tHead.rows[0].cells]
  const select = document.createElement('select')
  const label = document.createElement('label')
  for (const [at, head] of heads.entries())
    if (head.matches('.figure')) select.add(new Option(head.textContent, at))
  select.add(new Option('单位编码', ''), 0)
  select.selectedIndex = 0
  select.addEventListener('change', () => {
    const at = select.value
    const order = at === '' ? rows : [...rows].sort((a, b) => compare(value(a, at), value(b, at)))
    body.append(...order)
    for (const head of heads) head.removeAttribute('aria-sort')
    if (at !== '') heads[at].setAttribute('aria-sort', 'descending')
  })
  label.className = 'order'
  label.append('次序 ', select)
  table.before(label)
}
addEventListener('DOMContentLoaded', () => document.querySelectorAll('.sortable').forEach(offerOrders))
