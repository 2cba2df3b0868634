export { type Job, type Jobs, type Queues, startJobs, type Worker } from './start-jobs.ts'
