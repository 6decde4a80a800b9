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
