/** `npm run dev`: the server restarts when its source changes, the pages update in the browser without a build. */
import { join } from 'node:path'
import { bootstrap } from './bootstrap.mjs'
import { adminDirectory, serverMain } from './checkout.mjs'
import { runEntry } from './launch-error.mjs'
import { supervise } from './supervise.mjs'

await runEntry(async () => {
  const { node, env } = await bootstrap()
  const vite = join(adminDirectory, 'node_modules', 'vite', 'bin', 'vite.js')
  return supervise([
    { title: 'The server', program: node, args: ['--watch', serverMain], env },
    { title: 'The pages', program: node, args: [vite, adminDirectory], env },
  ])
})
