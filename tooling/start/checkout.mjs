/** The places of a checkout; everything the launcher makes itself lies in `.linli`, which may be deleted at any time. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const workDirectory = join(checkout, '.linli')
export const serverMain = join(checkout, 'apps', 'server', 'src', 'main.ts')
export const adminDirectory = join(checkout, 'apps', 'admin')
