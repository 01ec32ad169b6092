import type { Database } from '@linli/database'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** One registry per server, so that two servers in one process (tests) do not count together. */
export interface Metrics {
  readonly registry: Registry
  readonly httpDuration: Histogram<'method' | 'route' | 'status'>
  readonly faults: Counter<'route'>
}

const BUCKETS_S = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function createMetrics(connections: () => Database['connections']): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'linli_' })
  addPoolGauge(registry, connections)
  return {
    registry,
    httpDuration: new Histogram({
      name: 'linli_http_request_duration_seconds',
      help: 'Time to answer a request, by route pattern',
      labelNames: ['method', 'route', 'status'],
      buckets: BUCKETS_S,
      registers: [registry],
    }),
    faults: new Counter({
      name: 'linli_faults_total',
      help: 'Answers that were masked faults, by route pattern',
      labelNames: ['route'],
      registers: [registry],
    }),
  }
}

function addPoolGauge(registry: Registry, connections: () => Database['connections']): void {
  new Gauge({
    name: 'linli_database_connections',
    help: 'Connections of the pool by state; waiting are requests without one',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { total, idle, waiting } = connections()
      this.set({ state: 'busy' }, total - idle)
      this.set({ state: 'idle' }, idle)
      this.set({ state: 'waiting' }, waiting)
    },
  })
}
