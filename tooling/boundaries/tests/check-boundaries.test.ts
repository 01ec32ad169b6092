import { resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkBoundaries } from '../src/check-boundaries.ts'
import type { RuleName } from '../src/finding.ts'
import { type Files, plantWorkspace } from './planted-workspace.ts'

function findingsIn(planted: Files) {
  const { root, remove } = plantWorkspace(planted)
  onTestFinished(remove)
  return checkBoundaries(root)
}

test('the project itself crosses no boundary', () => {
  const findings = checkBoundaries(resolve(import.meta.dirname, '../../..'))
  expect(findings.map(({ file, line, rule, message }) => `${file}:${line} ${rule}: ${message}`)).toEqual([])
})

test('a workspace with every allowed kind of import crosses no boundary', () => {
  expect(findingsIn({})).toEqual([])
})

interface Violation {
  readonly what: string
  readonly rule: RuleName
  readonly file: string
  readonly code: string
}

const violations: readonly Violation[] = [
  {
    what: 'a lower layer imports a higher one',
    rule: 'layer',
    file: 'packages/core/src/planted.ts',
    code: "import '@linli/sdk/server'",
  },
  {
    what: 'a lower layer imports only a type of a higher one',
    rule: 'layer',
    file: 'packages/core/src/planted.ts',
    code: "export type T = import('@linli/sdk/server').T",
  },
  {
    what: 'a lower layer loads a higher one later',
    rule: 'layer',
    file: 'packages/core/src/planted.ts',
    code: "export const later = () => import('@linli/sdk/server')",
  },
  {
    what: 'a lower layer passes a higher one on',
    rule: 'layer',
    file: 'packages/core/src/planted.ts',
    code: "export * from '@linli/sdk/server'",
  },
  {
    what: 'api runs code of the database',
    rule: 'layer',
    file: 'packages/api/src/planted.ts',
    code: "import { Client } from '@linli/database'\nexport { Client }",
  },
  {
    what: 'sdk uses ui outside its admin folder',
    rule: 'layer',
    file: 'packages/sdk/src/server/planted.ts',
    code: "import '@linli/ui'",
  },
  {
    what: 'a plugin imports the core',
    rule: 'layer',
    file: 'plugins/admission/src/server/planted.ts',
    code: "import '@linli/core'",
  },
  {
    what: 'a plugin imports more of another plugin than its contract',
    rule: 'layer',
    file: 'plugins/training/src/server/planted.ts',
    code: "import '@linli/plugin-admission/plugin'",
  },
  {
    what: 'a product file imports the testing package',
    rule: 'layer',
    file: 'packages/core/src/planted.ts',
    code: "import '@linli/testing'",
  },
  {
    what: 'a product file imports a test',
    rule: 'development-code-in-product',
    file: 'packages/core/src/planted.ts',
    code: "import './kept.test.ts'",
  },
  {
    what: 'admin runs server code',
    rule: 'server-code-in-browser',
    file: 'apps/admin/src/planted.ts',
    code: "import { kept } from '@linli/api'\nexport { kept }",
  },
  {
    what: 'admin marks each name as a type, which leaves the import itself behind',
    rule: 'server-code-in-browser',
    file: 'apps/admin/src/planted.ts',
    code: "import { type ApiDb } from '@linli/api'\nexport type T = ApiDb",
  },
  {
    what: 'admin hides a value beside a type',
    rule: 'server-code-in-browser',
    file: 'apps/admin/src/planted.ts',
    code: "import api, { type ApiDb } from '@linli/api'\nexport type T = ApiDb\nexport { api }",
  },
  {
    what: "a plugin's page runs the plugin's server code",
    rule: 'server-code-in-browser',
    file: 'plugins/admission/src/admin/planted.ts',
    code: "export { id } from '../plugin.ts'",
  },
  {
    what: 'code for both sides uses Node',
    rule: 'server-code-in-browser',
    file: 'packages/kernel/src/planted.ts',
    code: "import { randomBytes } from 'node:crypto'\nexport { randomBytes }",
  },
  {
    what: 'server code runs a page',
    rule: 'side',
    file: 'plugins/admission/src/server/planted.ts',
    code: "import '@linli/sdk/admin'",
  },
  {
    what: 'a plugin opens a file',
    rule: 'machine-in-plugin',
    file: 'plugins/admission/src/server/planted.ts',
    code: "import 'node:fs'",
  },
  {
    what: 'another package than the database opens a connection',
    rule: 'reserved-library',
    file: 'packages/core/src/planted.ts',
    code: "import 'pg'",
  },
  {
    what: 'a path past the exports of a package',
    rule: 'deep-import',
    file: 'packages/core/src/planted.ts',
    code: "import '@linli/database/src/index.ts'",
  },
  {
    what: 'a relative path into another package',
    rule: 'deep-import',
    file: 'packages/core/src/planted.ts',
    code: "import '../../database/src/index.ts'",
  },
  {
    what: 'a file that is not there',
    rule: 'unresolved',
    file: 'packages/core/src/planted.ts',
    code: "import './gone.ts'",
  },
  {
    what: 'a library that is not there',
    rule: 'unresolved',
    file: 'packages/core/src/planted.ts',
    code: "import type { Gone } from 'gone'\nexport type T = Gone",
  },
  {
    what: 'an entry whose file is not there',
    rule: 'unresolved',
    file: 'packages/contract/package.json',
    code: '{"name":"@linli/contract","exports":{".":"./gone.ts"},"dependencies":{"@linli/kernel":"*"}}',
  },
  {
    what: 'an import computed outside the composition root',
    rule: 'computed-import',
    file: 'packages/core/src/planted.ts',
    code: 'export const load = (name: string) => import(name)',
  },
  {
    what: 'admin imports whatever lies in a folder',
    rule: 'computed-import',
    file: 'apps/admin/src/planted.ts',
    code: "export const pages = import.meta.glob('../../../plugins/*/src/admin/index.ts')",
  },
  {
    what: 'an app names a plugin in an import',
    rule: 'plugin-named',
    file: 'apps/server/src/planted.ts',
    code: "export const load = () => import('@linli/plugin-admission/plugin')",
  },
  {
    what: 'the core names a plugin in a text',
    rule: 'plugin-named',
    file: 'packages/core/src/planted.ts',
    code: "export const isIt = (id: string) => id === 'admission'",
  },
  {
    what: 'the core names a plugin in SQL',
    rule: 'plugin-named',
    file: 'packages/core/src/planted.ts',
    code: 'export const sql = (key: string) => `select * from plg_admission.item where key = ${key}`',
  },
  {
    what: 'the core names a plugin as a key',
    rule: 'plugin-named',
    file: 'packages/core/src/planted.ts',
    code: 'export const titles = { admission: 1 }',
  },
  {
    what: "the core names a plugin's permission",
    rule: 'plugin-named',
    file: 'packages/core/src/planted.ts',
    code: "export const permission = 'admission:decide'",
  },
  {
    what: 'a message of the core belongs to a plugin',
    rule: 'plugin-named',
    file: 'packages/contract/locales/en.json',
    code: '{\n  "admission.title": "Admission"\n}',
  },
  {
    what: 'a package outside the table of layers',
    rule: 'unlisted-package',
    file: 'packages/planted/package.json',
    code: '{"name":"@linli/planted"}',
  },
  {
    what: 'a file that cannot be read',
    rule: 'syntax',
    file: 'packages/core/src/planted.ts',
    code: 'export const = 1',
  },
]

test.each(violations)('$rule: $what', ({ rule, file, code }) => {
  const findings = findingsIn({ [file]: code })
  expect(findings.map((finding) => finding.rule)).toContain(rule)
})

test('an import that the manifest does not declare is found, tools of the root in tests aside', () => {
  const findings = findingsIn({
    'node_modules/vitest/package.json': '{"name":"vitest","main":"index.js"}',
    'node_modules/vitest/index.js': '',
    'packages/core/src/planted.ts': "import 'vitest'",
    'packages/core/src/planted.test.ts': "import 'vitest'",
  })
  expect(findings.map(({ rule, file }) => ({ rule, file }))).toEqual([
    { rule: 'undeclared', file: 'packages/core/src/planted.ts' },
  ])
})

test('a circle is found once, with its shortest way round, even when only types close it', () => {
  const findings = findingsIn({
    'packages/core/src/a.ts': "import './b.ts'\nimport './c.ts'",
    'packages/core/src/b.ts': "import './c.ts'",
    'packages/core/src/c.ts': "import type { A } from './a.ts'\nexport type C = A",
  })
  expect(findings).toEqual([
    {
      rule: 'cycle',
      file: 'packages/core/src/a.ts',
      line: 1,
      message: 'packages/core/src/a.ts → packages/core/src/c.ts → packages/core/src/a.ts',
    },
  ])
})

test('a finding names its line', () => {
  const [finding] = findingsIn({ 'packages/core/src/planted.ts': "// 邻里\n\nimport './gone.ts'\n" })
  expect(finding).toMatchObject({ file: 'packages/core/src/planted.ts', line: 3 })
})
