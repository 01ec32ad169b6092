export { loadPlugins } from '../start/load-plugins.ts'
export { type Answer, Browser } from './browser.ts'
export { type Program, startProgram } from './start-program.ts'
export { startTestServer, TEST_PASSWORD, type TestServer, type TestServerOptions } from './start-test-server.ts'
