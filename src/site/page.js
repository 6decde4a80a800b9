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
