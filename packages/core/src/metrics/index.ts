export { addMetric, type MetricChange } from './add-metric.ts'
export { type MetricDifference, type Recount, recountMetric } from './recount-metric.ts'
