import type { Locator, Page } from 'playwright-core';

/* What people do with their hands, said once. */

export const press = (within: Page | Locator, name: string): Promise<void> => within.getByRole('button', { name, exact: true }).last().click();

/** Writes into a field and leaves it, as one does before going to the next. */
export async function write(within: Page | Locator, label: string, text: string): Promise<void> {
  const field = within.getByLabel(label, { exact: true }).last();
  await field.fill(text);
  await field.blur();
}

/** Opens a list, types when it searches, and takes what it finds: the first, where nothing is asked for. Answers its name. */
export async function choose(page: Page, label: string, text?: string | RegExp): Promise<string> {
  const field = page.getByRole('combobox', { name: label, exact: true }).last();
  await field.click();
  if (typeof text === 'string' && await field.isEditable()) await field.fill(text);
  const option = page.getByRole('option', text === undefined ? {} : { name: text }).filter({ visible: true }).first(), name = (await option.innerText()).trim();
  await option.click();
  return name;
}

/** What the screen said it has done. */
export const hear = (page: Page, text: string): Promise<void> => page.getByRole('status').getByText(text).first().waitFor();

/** Finds a record from anywhere, by Ctrl K. */
export async function findByName(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').last().fill(name);
  await page.getByRole('option', { name }).first().click();
}
