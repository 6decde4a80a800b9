import type { Page } from 'playwright-core'

/** Files by their path below a folder. */
export type Files = Readonly<Record<string, string>>

/**
 * Lets a page choose a folder as a person would in the browser's own window, which tests cannot reach: it gets one of the
 * browser's private folders, with these files.
 */
export async function giveFolder(page: Page, files: Files) {
  await page.addInitScript(() => {
    Object.assign(globalThis, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('chosen', { create: true }),
    })
  })
  await page.evaluate(async (given) => {
    const root = await navigator.storage.getDirectory()
    const top = await root.getDirectoryHandle('chosen', { create: true })
    for (const [path, text] of Object.entries(given)) {
      const names = path.split('/')
      const name = names.pop() ?? ''
      let folder = top
      for (const step of names) folder = await folder.getDirectoryHandle(step, { create: true })
      const stream = await (await folder.getFileHandle(name, { create: true })).createWritable()
      await stream.write(text)
      await stream.close()
    }
  }, files)
}

/** What a file of the chosen folder says now; undefined where there is none. */
export async function readChosen(page: Page, path: string): Promise<string | undefined> {
  return page.evaluate(async (wanted) => {
    try {
      const names = ['chosen', ...wanted.split('/')]
      const name = names.pop() ?? ''
      let folder = await navigator.storage.getDirectory()
      for (const step of names) folder = await folder.getDirectoryHandle(step)
      const file = await (await folder.getFileHandle(name)).getFile()
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer())
    } catch {
      return undefined
    }
  }, path)
}
