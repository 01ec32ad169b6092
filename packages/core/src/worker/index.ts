export type { DailyJob } from './daily-jobs.ts'
export { startWorker, type Worker, type WorkerOptions, type WorkerRound } from './start-worker.ts'
