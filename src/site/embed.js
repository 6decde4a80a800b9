// What is embedded takes the colours that the page around it asks for, and nothing else: ?color=1b1f24&background=ffffff&link=17497d
for (const name of ['color', 'background', 'link']) {
  const value = new URLSearchParams(location.search).get(name)
  if (value && /^([\da-f]{3}|[\da-f]{6})$/i.test(value))
    document.documentElement.style.setProperty(`--${name}`, `#${value}`)
}
