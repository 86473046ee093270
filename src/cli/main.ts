#!/usr/bin/env node
// isnad: the command line. Opens the one command that is started by the thousand, `extract`, apart from the rest.
import { bundledExtract } from './bundled.ts'

const extract = process.argv[2] === 'extract'
if (!extract) await import('./commands.ts')
else if (!bundledExtract()) await import('./extract-alone.ts')
