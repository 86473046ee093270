#!/usr/bin/env node
// isnad: the command line. Data goes to stdout, everything else to stderr.
import { Command } from 'commander'
import { caseCommand } from './case.ts'
import { extractCommand } from './extract.ts'
import { rebuildCommand } from './rebuild.ts'
import { serveCommand } from './serve.ts'

const program = new Command('isnad').description('Traces every figure in reports of mass graves and civilian harm back to who first said it.')
extractCommand(program)
caseCommand(program)
serveCommand(program)
rebuildCommand(program)
await program.parseAsync()
