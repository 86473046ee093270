// The text layer: folding, tokens, sentences, quotations, clitics, phrases. Knows no language.
export * from './anchors.ts'
export * from './changes.ts'
export * from './clitics.ts'
export * from './fold.ts'
export * from './phrases.ts'
export * from './quotes.ts'
export * from './sentences.ts'
export * from './tokens.ts'
