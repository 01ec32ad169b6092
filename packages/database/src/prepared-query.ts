import type { Compilable } from 'kysely'
import type { Module } from './module.ts'
import { compilerFor } from './module-kysely.ts'
import type { TenantKysely } from './tenant-kysely.ts'

/** Stands in compiled SQL for a value that each run gives. */
export class InputParameter {
  readonly key: string

  constructor(key: string) {
    this.key = key
  }
}

/** SQL compiled once, whose parameters are filled from an input; building the query anew costs more than running it. */
export interface PreparedQuery<DB, Input extends object, Row> {
  compile(module: Module<DB>): { readonly sql: string; readonly parameters: readonly unknown[] }
  readonly types?: { readonly input: Input; readonly row: Row }
}

/**
 * Prepares a query of one shape.
 * @param build makes the query; `param('name')` marks where the input's value goes and has that value's type
 */
export function prepareQuery<DB, Input extends object>() {
  return <Row>(
    build: (db: TenantKysely<DB>, param: <Key extends keyof Input & string>(key: Key) => Input[Key]) => Compilable<Row>,
  ): PreparedQuery<DB, Input, Row> => {
    const compiled = new WeakMap<Module<DB>, ReturnType<PreparedQuery<DB, Input, Row>['compile']>>()
    return {
      compile(module) {
        const known = compiled.get(module)
        if (known !== undefined) return known
        // The marker takes the type of the value it stands for; it never leaves the compiled parameters.
        const param = <Key extends keyof Input & string>(key: Key) => new InputParameter(key) as unknown as Input[Key]
        const { sql, parameters } = build(compilerFor(module), param).compile()
        const result = { sql, parameters }
        compiled.set(module, result)
        return result
      },
    }
  }
}
