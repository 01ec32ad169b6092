/** A figure that the city may see: `key` is `<plugin>.<name>`, `unit` the key of its word (`unit.<unit>`). */
export interface MetricDefinition {
  readonly key: string
  readonly unit: string
  /** The level deltas are added for; a community's also count for its district. */
  readonly level: 'community' | 'district'
}

export function defineMetric<const Metric extends MetricDefinition>(metric: Metric): Metric {
  return metric
}
