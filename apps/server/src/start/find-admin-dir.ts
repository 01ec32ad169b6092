import { access } from 'node:fs/promises'
import { join } from 'node:path'

/** The folder of the built admin, or undefined when it has not been built: the API is then served alone. */
export async function findAdminDir(dir: string): Promise<string | undefined> {
  return access(join(dir, 'index.html')).then(
    () => dir,
    () => undefined,
  )
}
