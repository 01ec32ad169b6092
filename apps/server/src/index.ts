/** For programs that compose a server of their own, such as the benchmarks. The product itself starts at `main.ts`. */
export { createServer, type LinliServer, type ServerOptions } from './create-server.ts'
export { loadPlugins } from './start/load-plugins.ts'
export { createLog } from './telemetry/create-log.ts'
