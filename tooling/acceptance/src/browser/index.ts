export { expectAccessible } from './expect-accessible.ts'
export { openBrowser, type PageOptions, type TestBrowser } from './open-browser.ts'
export { expectNoProblems } from './page-problems.ts'
export { screenshot } from './screenshot.ts'
