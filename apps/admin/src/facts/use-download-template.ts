import { useMutation } from '@tanstack/react-query'
import { coreClient } from '../wire/core-client.ts'
import { saveFile } from './save-file.ts'

/** Fetches the template of what the post enters, and hands it to the browser as a file. */
export function useDownloadTemplate() {
  return useMutation({
    mutationFn: async () => saveFile(await coreClient.facts.importTemplate.query()),
  })
}

/** In pieces, since a call takes only so many arguments. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
