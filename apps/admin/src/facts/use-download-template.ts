import { useMutation } from '@tanstack/react-query'
import { coreClient } from '../wire/core-client.ts'

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Fetches the template of what the post enters, and hands it to the browser as a file. */
export function useDownloadTemplate() {
  return useMutation({
    mutationFn: async () => {
      const { name, file } = await coreClient.facts.importTemplate.query()
      const bytes = Uint8Array.from(atob(file), (character) => character.charCodeAt(0))
      const url = URL.createObjectURL(new Blob([bytes], { type: TYPE }))
      const link = document.createElement('a')
      link.href = url
      link.download = name
      link.click()
      URL.revokeObjectURL(url)
    },
  })
}

/** In pieces, since a call takes only so many arguments. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
