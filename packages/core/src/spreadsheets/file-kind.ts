const ZIP = Buffer.from('504b0304', 'hex')
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** Excel of 2007 and later, by what the file is and not by its name. */
export function isArchive(bytes: Buffer): boolean {
  return startsWith(bytes, ZIP)
}

/** Excel of any age; anything else is read as comma-separated text. */
export function isWorkbook(bytes: Buffer): boolean {
  return isArchive(bytes) || startsWith(bytes, COMPOUND_FILE)
}

function startsWith(bytes: Buffer, mark: Buffer): boolean {
  return bytes.subarray(0, mark.length).equals(mark)
}
