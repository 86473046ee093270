// The nouns of the project. Everything else imports from here; this folder imports nothing of ours.
export * from './api.ts'
export * from './case.ts'
export * from './determination.ts'
export * from './plain.ts'
export * from './problem.ts'
export * from './report.ts'
export * from './span.ts'
export * from './statement.ts'
