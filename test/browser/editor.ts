import type { Locator, Page } from 'playwright-core'

/** How long a step in the editor, a large program, may take on a machine that does much else. */
export const patience = 60_000

export async function openProject(page: Page, name: string) {
  await page.getByRole('treeitem', { name: '项目' }).click()
  await page.getByText(name).first().click()
  await page.getByRole('textbox', { name: '项目编码' }).waitFor()
}

/** Scrolls down a form until a field shows: the editor makes fields when they come into sight. */
export async function seek(page: Page, field: Locator): Promise<Locator> {
  await page.mouse.move(600, 500)
  for (let turn = 0; turn < 100 && !(await field.isVisible()); turn++) {
    await page.mouse.wheel(0, 400)
    await page.waitForTimeout(100)
  }
  return field
}

export async function fill(page: Page, name: string, text: string, index = 0) {
  await (await seek(page, page.getByRole('textbox', { name, exact: true }).nth(index))).fill(text)
}

export async function save(page: Page) {
  await page.getByRole('button', { name: '保存' }).click()
}
