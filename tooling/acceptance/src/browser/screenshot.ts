import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Page } from 'playwright-core'

const REST_MS = 10_000
const folder = resolve(import.meta.dirname, '../../../../.linli/screenshots')

export interface ScreenshotOptions {
  /** The whole page instead of the part in view. */
  readonly fullPage?: boolean
}

/**
 * Takes a picture once the page is at rest: nothing being loaded, fonts ready, animations at their end.
 * @param name the file's name without its ending; a slash makes a folder
 * @returns the picture's path
 */
export async function screenshot(
  page: Page,
  name: string,
  { fullPage = false }: ScreenshotOptions = {},
): Promise<string> {
  const path = resolve(folder, `${name}.png`)
  await mkdir(dirname(path), { recursive: true })
  // On a busy machine the network may not fall silent in time; a poorer picture is then better than a failed test.
  await page.waitForLoadState('networkidle', { timeout: REST_MS }).catch(() => undefined)
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  await page.screenshot({ path, fullPage, animations: 'disabled', caret: 'hide' })
  return path
}
