import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Files by their path from the root. */
export type Files = Readonly<Record<string, string>>

interface PackagePlan {
  readonly name: string
  readonly exports: Readonly<Record<string, string>>
  readonly dependencies: readonly string[]
}

const kernel = '@linli/kernel'

const packages: Readonly<Record<string, PackagePlan>> = {
  'packages/kernel': { name: kernel, exports: { '.': './src/index.ts' }, dependencies: [] },
  'packages/contract': { name: '@linli/contract', exports: { '.': './src/index.ts' }, dependencies: [kernel, 'pg'] },
  'packages/ui': { name: '@linli/ui', exports: { '.': './src/index.ts' }, dependencies: [kernel] },
  'packages/database': { name: '@linli/database', exports: { '.': './src/index.ts' }, dependencies: [kernel, 'pg'] },
  'packages/core': {
    name: '@linli/core',
    exports: { '.': './src/index.ts' },
    dependencies: ['@linli/contract', '@linli/database', '@linli/sdk', '@linli/testing', kernel, 'pg'],
  },
  'packages/api': {
    name: '@linli/api',
    exports: { '.': './src/index.ts' },
    dependencies: ['@linli/core', '@linli/database'],
  },
  'packages/sdk': {
    name: '@linli/sdk',
    exports: { './server': './src/server/index.ts', './admin': './src/admin/index.ts' },
    dependencies: ['@linli/contract', '@linli/ui', kernel],
  },
  'packages/testing': { name: '@linli/testing', exports: { '.': './src/index.ts' }, dependencies: ['@linli/database'] },
  'plugins/admission': {
    name: '@linli/plugin-admission',
    exports: {
      './plugin': './src/plugin.ts',
      './contract': './src/contract/index.ts',
      './admin': './src/admin/index.ts',
    },
    dependencies: ['@linli/sdk', '@linli/ui', '@linli/core', '@linli/testing'],
  },
  'plugins/training': {
    name: '@linli/plugin-training',
    exports: { './plugin': './src/plugin.ts', './contract': './src/contract/index.ts' },
    dependencies: ['@linli/sdk', '@linli/plugin-admission'],
  },
  'apps/server': {
    name: '@linli/server',
    exports: { '.': './src/index.ts' },
    dependencies: ['@linli/api', '@linli/core'],
  },
  'apps/admin': { name: '@linli/admin', exports: {}, dependencies: ['@linli/api', '@linli/contract', '@linli/ui'] },
}

const keep = 'export const kept = 1\n'

/** A small workspace with every kind of allowed import in it: nothing here may be found. */
const cleanSources: Files = {
  'plugins/installed.json': '["admission"]',
  'packages/kernel/src/index.ts': keep,
  'packages/contract/src/index.ts': `export { kept } from '${kernel}'\n`,
  'packages/ui/src/index.ts': keep,
  'packages/database/src/index.ts':
    "import type { Pool } from 'pg'\nimport { Client } from 'pg'\nexport type Db = Pool\nexport { Client }\n",
  'packages/core/src/index.ts': "export { Client } from '@linli/database'\nexport { kept } from '@linli/contract'\n",
  'packages/core/src/kept.test.ts': "import { kept } from '@linli/testing'\nexport const test = kept\n",
  'packages/api/src/index.ts':
    "import type { Db } from '@linli/database'\nexport type ApiDb = Db\nexport { kept } from '@linli/core'\n",
  'packages/sdk/src/server/index.ts': "export { kept } from '@linli/contract'\n",
  'packages/sdk/src/admin/index.ts': "export { kept } from '@linli/ui'\n",
  'packages/testing/src/index.ts': "import '@linli/database'\nexport const kept = 1\n",
  'plugins/admission/src/plugin.ts': "export { kept } from '@linli/sdk/server'\nexport const id = 'admission'\n",
  'plugins/admission/src/contract/index.ts': keep,
  'plugins/admission/src/admin/index.ts':
    "import type { id } from '../plugin.ts'\nexport type Id = typeof id\nexport { kept } from '@linli/sdk/admin'\n",
  'plugins/admission/tests/kept.test.ts': "import { kept } from '@linli/testing'\nexport const test = kept\n",
  'plugins/training/src/plugin.ts': "export { kept } from '@linli/plugin-admission/contract'\n",
  'plugins/training/src/contract/index.ts': keep,
  'apps/server/src/index.ts':
    "import { readFile } from 'node:fs/promises'\nexport const load = (id: string) => import(`@linli/plugin-${id}/plugin`)\nexport { readFile }\n",
  'apps/admin/src/main.tsx':
    "import type { ApiDb } from '@linli/api'\nimport { plugins } from 'virtual:installed-plugins'\nexport const page = (db: ApiDb) => <p title={plugins}>{String(db)}</p>\n",
}

/** Writes the clean workspace, with more files or other content planted in it, into a folder of its own. */
export function plantWorkspace(planted: Files): { root: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'linli-boundaries-'))
  write(root, 'package.json', JSON.stringify({ name: 'planted', devDependencies: { vitest: '*' } }))
  for (const [folder, plan] of Object.entries(packages)) writePackage(root, folder, plan)
  for (const [file, content] of Object.entries({ ...cleanSources, ...planted })) write(root, file, content)
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) }
}

function writePackage(root: string, folder: string, { name, exports, dependencies }: PackagePlan) {
  const declared = Object.fromEntries(dependencies.map((dependency) => [dependency, '*']))
  write(root, `${folder}/package.json`, JSON.stringify({ name, exports, dependencies: declared }))
  for (const dependency of dependencies) {
    const link = join(root, folder, 'node_modules', dependency)
    mkdirSync(dirname(link), { recursive: true })
    const source = Object.keys(packages).find((other) => packages[other]?.name === dependency)
    if (source) symlinkSync(join(root, source), link)
    else writeLibrary(link, dependency)
  }
}

function writeLibrary(folder: string, name: string) {
  write(folder, 'package.json', JSON.stringify({ name, main: 'index.js' }))
  write(folder, 'index.js', '')
}

function write(root: string, file: string, content: string) {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), content)
}
