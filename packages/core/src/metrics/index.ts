export { addMetric, type MetricChange } from './add-metric.ts'
export { foldMetrics } from './fold-metrics.ts'
export { type MetricDifference, type Recount, recountMetric } from './recount-metric.ts'
