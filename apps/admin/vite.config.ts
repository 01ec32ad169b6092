import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { installedPlugins } from './vite/installed-plugins.ts'
import { wordParts } from './vite/word-parts.ts'

export default defineConfig({
  plugins: [react(), wordParts(), installedPlugins(new URL('../../plugins/installed.json', import.meta.url))],
  build: {
    // what is still found on desks in government offices
    target: ['chrome90', 'safari14'],
    manifest: true,
    // inlined files would be data: addresses, which the content security policy forbids
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8787' } },
})
