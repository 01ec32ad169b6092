export { startWorker, type Worker, type WorkerOptions, type WorkerRound } from './start-worker.ts'
export { type WorkerTables, workerModule } from './worker-module.ts'
