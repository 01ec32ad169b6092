import {
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  type DeleteQueryNode,
  IdentifierNode,
  InsertQueryNode,
  type JoinNode,
  type KyselyPlugin,
  type MergeQueryNode,
  OnNode,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  ParensNode,
  PrimitiveValueListNode,
  type QueryId,
  RawNode,
  ReferenceNode,
  SelectionNode,
  SelectQueryNode as SelectQuery,
  type SelectQueryNode,
  TableNode,
  type UpdateQueryNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
  WhereNode,
} from 'kysely'
import type { Module } from './module.ts'

/** Stands in compiled SQL's parameters for the tenant of whichever scope runs it, so that one compilation serves all. */
export const TENANT_PARAMETER = Symbol('tenant')

/**
 * Puts `tenant_id = $tenant` on every tenant table of a query: select, join, update and delete, and as a value of every
 * insert. PostgreSQL's policies already hide other tenants; the explicit predicate gives the planner a constant, real
 * statistics and an index scan, and makes a forgotten context an empty answer.
 */
export function tenantPredicate(module: Pick<Module<unknown>, 'tenantColumn' | 'platformTables'>): KyselyPlugin {
  const transformer = new TenantPredicateTransformer(module)
  return {
    transformQuery: ({ node, queryId }) => transformer.transformNode(node, queryId),
    transformResult: async ({ result }) => result,
  }
}

class TenantPredicateTransformer extends OperationNodeTransformer {
  readonly #column: string
  readonly #platformTables: ReadonlySet<string>

  constructor(module: Pick<Module<unknown>, 'tenantColumn' | 'platformTables'>) {
    super()
    this.#column = module.tenantColumn
    this.#platformTables = module.platformTables
  }

  protected override transformSelectQuery(node: SelectQueryNode, queryId?: QueryId): SelectQueryNode {
    const query = super.transformSelectQuery(node, queryId)
    return withWhere(query, this.#predicates(query.from?.froms ?? []))
  }

  protected override transformJoin(node: JoinNode, queryId?: QueryId): JoinNode {
    const join = super.transformJoin(node, queryId)
    const predicate = this.#predicate(join.table)
    if (predicate === undefined) return join
    if (join.joinType === 'CrossJoin')
      throw new Error('A tenant table is joined by inner or left join, not by cross join')
    const on: OperationNode = join.on ? AndNode.create(predicate, ParensNode.create(join.on.on)) : predicate
    return { ...join, on: OnNode.create(on) }
  }

  protected override transformUpdateQuery(node: UpdateQueryNode, queryId?: QueryId): UpdateQueryNode {
    const query = super.transformUpdateQuery(node, queryId)
    return withWhere(query, this.#predicates([...(query.table ? [query.table] : []), ...(query.from?.froms ?? [])]))
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, queryId?: QueryId): DeleteQueryNode {
    const query = super.transformDeleteQuery(node, queryId)
    return withWhere(query, this.#predicates([...query.from.froms, ...(query.using?.tables ?? [])]))
  }

  protected override transformInsertQuery(node: InsertQueryNode, queryId?: QueryId): InsertQueryNode {
    const query = super.transformInsertQuery(node, queryId)
    if (query.into === undefined || this.#tenantTable(query.into) === undefined) return query
    if (query.columns?.some((column) => column.column.name === this.#column)) {
      throw new Error(`A query must not give ${this.#column} itself: the scope does`)
    }
    return InsertQueryNode.cloneWith(query, {
      columns: [ColumnNode.create(this.#column), ...(query.columns ?? [])],
      values: this.#valuesWithTenant(query),
    })
  }

  protected override transformMergeQuery(_node: MergeQueryNode): never {
    throw new Error('MERGE is not supported in a tenant scope; use INSERT … ON CONFLICT or UPDATE')
  }

  #valuesWithTenant(query: InsertQueryNode): OperationNode {
    const values = query.values
    if (values !== undefined && ValuesNode.is(values)) {
      return ValuesNode.create(
        values.values.map((row) =>
          PrimitiveValueListNode.is(row)
            ? PrimitiveValueListNode.create([TENANT_PARAMETER, ...row.values])
            : ValueListNode.create([ValueNode.create(TENANT_PARAMETER), ...row.values]),
        ),
      )
    }
    if (values !== undefined && SelectQuery.is(values)) {
      return {
        ...values,
        selections: [this.#tenantSelection(), ...(values.selections ?? [])],
      } as SelectQueryNode // the spread keeps every other field of the frozen node
    }
    throw new Error('An insert in a tenant scope takes rows or a select')
  }

  /** The tenant as a column of a select; cast, since PostgreSQL takes an untyped parameter there for text. */
  #tenantSelection(): SelectionNode {
    const value = RawNode.create(['', '::uuid'], [ValueNode.create(TENANT_PARAMETER)])
    return SelectionNode.create(AliasNode.create(value, IdentifierNode.create(this.#column)))
  }

  #predicates(tables: readonly OperationNode[]): OperationNode[] {
    return tables.flatMap((table) => this.#predicate(table) ?? [])
  }

  #predicate(table: OperationNode): OperationNode | undefined {
    const name = this.#tenantTable(table)
    if (name === undefined) return undefined
    return BinaryOperationNode.create(
      ReferenceNode.create(ColumnNode.create(this.#column), name),
      OperatorNode.create('='),
      ValueNode.create(TENANT_PARAMETER),
    )
  }

  /** The name under which a tenant table is known in its query; nothing for a CTE, a subquery or a platform table. */
  #tenantTable(node: OperationNode): TableNode | undefined {
    const aliased = AliasNode.is(node) ? node : undefined
    const table = aliased ? aliased.node : node
    if (!TableNode.is(table)) return undefined
    const schema = table.table.schema?.name
    if (schema === undefined) return undefined
    if (this.#platformTables.has(`${schema}.${table.table.identifier.name}`)) return undefined
    if (aliased === undefined) return table
    if (!IdentifierNode.is(aliased.alias)) throw new Error('A tenant table takes a plain alias')
    return TableNode.create(aliased.alias.name)
  }
}

function withWhere<Query extends { readonly where?: WhereNode }>(query: Query, predicates: OperationNode[]): Query {
  if (predicates.length === 0) return query
  const all = predicates.reduce((left, right) => AndNode.create(left, right))
  // Parentheses, since a raw `a or b` would otherwise take the predicate into its second half alone.
  const where = query.where ? AndNode.create(all, ParensNode.create(query.where.where)) : all
  return { ...query, where: WhereNode.create(where) }
}
