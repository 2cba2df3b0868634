export { type Job, type Jobs, startJobs, type Worker } from './start-jobs.ts'
