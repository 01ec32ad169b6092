/** Brings a fresh checkout to the point where its TypeScript runs; a checkout that is already there passes in moments. */
import { withBootstrapLock } from './bootstrap-lock.mjs'
import { childEnvironment } from './child-environment.mjs'
import { installPackages } from './install-packages.mjs'
import { obtainTools } from './obtain-tools.mjs'

/** The toolchain: paths of `node` and `pnpm`, and the environment to run them in. */
export function bootstrap() {
  return withBootstrapLock(async () => {
    const tools = await obtainTools()
    const toolchain = { ...tools, env: childEnvironment(tools) }
    await installPackages(toolchain)
    return toolchain
  })
}
