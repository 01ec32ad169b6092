export { addMetric, type MetricChange } from './add-metric.ts'
