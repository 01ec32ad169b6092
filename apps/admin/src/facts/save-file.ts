const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Hands an Excel file, as base64, to the browser. */
export function saveFile({ name, file }: { readonly name: string; readonly file: string }): void {
  const bytes = Uint8Array.from(atob(file), (character) => character.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: TYPE }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
