export { startWorker, type Worker, type WorkerOptions, type WorkerRound } from './start-worker.ts'
