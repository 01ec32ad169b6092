/** Whether an error is the operating system's with one of these codes, such as ENOENT. */
export function isFileError(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code)
}
