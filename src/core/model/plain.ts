// What of the nouns needs no schema: words, labels, errors, ids. A command that only reads and prints imports values from
// here, so that it starts without building the schemas; types come from index.ts at no cost.
export * from './error-words.ts'
export * from './errors.ts'
export * from './labels.ts'
export * from './limits.ts'
export * from './number-words.ts'
export * from './problem-words.ts'
export * from './statement-id.ts'
