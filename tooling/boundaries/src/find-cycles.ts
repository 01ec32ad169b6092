/**
 * Finds circles among files, types included: two files that need each other are one concept in two places.
 */

export type ImportGraph = ReadonlyMap<string, ReadonlySet<string>>

/** One circle for each knot of files, as the path that leads back to its first file. */
export function findCycles(graph: ImportGraph): string[][] {
  return knots(graph).map((knot) => shortestCircle(graph, knot))
}

/** Tarjan's strongly connected components, without recursion, of two files or more or of one that imports itself. */
function knots(graph: ImportGraph): string[][] {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const found: string[][] = []

  const close = (file: string) => {
    if (lowest.get(file) !== order.get(file)) return
    const knot = open.splice(open.indexOf(file))
    for (const member of knot) lowest.set(member, Number.POSITIVE_INFINITY)
    if (knot.length > 1 || graph.get(file)?.has(file)) found.push(knot)
  }
  const enter = (file: string) => {
    order.set(file, order.size)
    lowest.set(file, order.get(file) ?? 0)
    open.push(file)
    return { file, next: [...(graph.get(file) ?? [])] }
  }
  const lower = (file: string, to: number | undefined) =>
    lowest.set(file, Math.min(lowest.get(file) ?? 0, to ?? Number.POSITIVE_INFINITY))

  for (const start of graph.keys()) {
    if (order.has(start)) continue
    const path = [enter(start)]
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.next.pop()
      if (next === undefined) {
        path.pop()
        const parent = path.at(-1)
        if (parent) lower(parent.file, lowest.get(top.file))
        close(top.file)
      } else if (order.has(next)) lower(top.file, lowest.get(next))
      else path.push(enter(next))
    }
  }
  return found
}

function shortestCircle(graph: ImportGraph, knot: readonly string[]): string[] {
  const start = knot[0] ?? ''
  const members = new Set(knot)
  const paths: string[][] = [[start]]
  const seen = new Set<string>()
  for (const path of paths) {
    for (const next of graph.get(path.at(-1) ?? '') ?? []) {
      if (next === start) return [...path, start]
      if (!members.has(next) || seen.has(next)) continue
      seen.add(next)
      paths.push([...path, next])
    }
  }
  return [...knot, start]
}
