import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { OperatorError } from './operator-error.ts'

/** Makes the data directory unless it is there. Throws an `OperatorError` where nothing can be kept in it. */
export async function openDataDir(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true })
    await access(dataDir, constants.W_OK | constants.X_OK)
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException // both fail by the system alone
    const problem = code === 'EEXIST' || code === 'ENOTDIR' ? 'a file is in its way' : message
    throw new OperatorError(
      `The data directory ${dataDir} cannot be used: ${problem}. Set LINLI_DATA_DIR to a directory that this account may write to.`,
      { cause },
    )
  }
}
