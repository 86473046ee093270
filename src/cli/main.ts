#!/usr/bin/env node
// isnad: the command line. Data goes to stdout, everything else to stderr.
import { Command } from 'commander'
import { extractCommand } from './extract.ts'

const program = new Command('isnad').description('Traces every figure in reports of mass graves and civilian harm back to who first said it.')
extractCommand(program)
await program.parseAsync()
