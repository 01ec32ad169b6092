/** `npm start`: from a fresh checkout to a running platform, on any machine with Node.js 20 or newer and nothing else. */
import { bootstrap } from './bootstrap.mjs'
import { withBootstrapLock } from './bootstrap-lock.mjs'
import { buildAdmin } from './build-admin.mjs'
import { serverMain } from './checkout.mjs'
import { LaunchError, runEntry } from './launch-error.mjs'
import { supervise } from './supervise.mjs'

const launch = async () => {
  const toolchain = await bootstrap()
  const { ok } = await withBootstrapLock(() => buildAdmin(toolchain))
  if (!ok) throw new LaunchError('The pages could not be built; the output is above.')
  return supervise([{ title: 'The server', program: toolchain.node, args: [serverMain], env: toolchain.env }])
}

await runEntry(launch, { stoppedCode: 0 })
