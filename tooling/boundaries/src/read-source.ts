import { parseSync, Visitor } from 'oxc-parser'

export interface SourceImport {
  /** `undefined` when it is computed at run time. */
  readonly specifier: string | undefined
  /** Leaves nothing behind at run time. `import { type T }` does: the bare import stays under `verbatimModuleSyntax`. */
  readonly typeOnly: boolean
  readonly line: number
}

export interface SourceText {
  readonly text: string
  readonly line: number
}

export interface Source {
  readonly imports: readonly SourceImport[]
  /** String literals, pieces of templates and keys of object literals. */
  readonly texts: readonly SourceText[]
  readonly errors: readonly string[]
}

/** What one TypeScript or JavaScript file imports, by every form of the language, and the texts it holds. */
export function readSource(file: string, code: string): Source {
  const parsed = parseSync(file, code)
  const lineAt = lineCounter(code)
  const imports: SourceImport[] = []
  const texts: SourceText[] = []
  const add = (specifier: string | undefined, typeOnly: boolean, start: number) =>
    imports.push({ specifier, typeOnly, line: lineAt(start) })

  new Visitor({
    ImportDeclaration: (node) => add(node.source.value, node.importKind === 'type', node.start),
    ExportAllDeclaration: (node) => add(node.source.value, node.exportKind === 'type', node.start),
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node.source.value, node.exportKind === 'type', node.start)
    },
    ImportExpression: (node) => add(constantText(node.source), false, node.start),
    TSImportType: (node) => add(node.source.value, true, node.start),
    TSImportEqualsDeclaration: (node) => {
      if (node.moduleReference.type !== 'TSExternalModuleReference') return
      add(node.moduleReference.expression.value, node.importKind === 'type', node.start)
    },
    CallExpression: ({ callee, arguments: [first], start }) => {
      if (first && callee.type === 'Identifier' && callee.name === 'require') add(constantText(first), false, start)
      // Vite's `import.meta.glob` imports whatever a pattern matches.
      if (
        callee.type === 'MemberExpression' &&
        callee.object.type === 'MetaProperty' &&
        isNamed(callee.property, 'glob')
      ) {
        add(undefined, false, start)
      }
    },
    Literal: (node) => {
      if (typeof node.value === 'string') texts.push({ text: node.value, line: lineAt(node.start) })
    },
    TemplateElement: (node) => {
      texts.push({ text: node.value.cooked ?? node.value.raw, line: lineAt(node.start) })
    },
    Property: (node) => {
      if (node.key.type === 'Identifier' && !node.computed)
        texts.push({ text: node.key.name, line: lineAt(node.start) })
    },
  }).visit(parsed.program)

  return { imports, texts, errors: parsed.errors.map((error) => error.message) }
}

interface Expression {
  readonly type: string
}

function isNamed(node: Expression, name: string): boolean {
  return node.type === 'Identifier' && 'name' in node && node.name === name
}

function constantText(node: Expression): string | undefined {
  if (node.type === 'Literal' && 'value' in node && typeof node.value === 'string') return node.value
  if (node.type !== 'TemplateLiteral' || !('quasis' in node) || !Array.isArray(node.quasis)) return undefined
  return node.quasis.length === 1 ? node.quasis[0].value.cooked : undefined
}

function lineCounter(code: string): (offset: number) => number {
  const ends = [...code.matchAll(/\n/g)].map((match) => match.index)
  return (offset) => ends.filter((end) => end < offset).length + 1
}
