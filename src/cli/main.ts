#!/usr/bin/env node
// isnad: the command line. Data goes to stdout, everything else to stderr.
import { Command } from 'commander'
import { backupCommand, restoreCommand } from './backup.ts'
import { captureCommand } from './capture.ts'
import { caseCommand } from './case.ts'
import { changesCommand } from './changes.ts'
import { dossierCommand, exportCommand } from './dossier.ts'
import { eraseCommand } from './erase.ts'
import { evidenceCommand } from './evidence.ts'
import { EXIT, end } from './exit.ts'
import { extractCommand } from './extract.ts'
import { gazetteerCommand } from './gazetteer.ts'
import { importCommand } from './import.ts'
import { initCommand } from './init.ts'
import { mcpCommand } from './mcp.ts'
import { rebuildCommand } from './rebuild.ts'
import { serveCommand } from './serve.ts'
import { timestampCommand } from './timestamp.ts'
import { verifyCommand } from './verify.ts'
import { VERSION } from './version.ts'
import { waczCommand } from './wacz.ts'
import { watchCommand } from './watch.ts'

const CODES = `
Exit codes: 0 done · 1 done, with findings · 2 not understood · 3 input that could not be read · 4 the case is open elsewhere
            5 a fault of the program or the machine · 130 interrupted
Data goes to standard output, everything else to standard error.`

const program = new Command('isnad')
  .description('Traces every figure in reports of mass graves and civilian harm back to who first said it.')
  .version(VERSION)
  .showHelpAfterError('(isnad --help shows what there is)')
  .addHelpText('after', CODES)
  .exitOverride()

// One line a command, in the order of work. A command loads what it needs when it runs.
initCommand(program)
captureCommand(program)
importCommand(program)
watchCommand(program)
extractCommand(program)
caseCommand(program)
changesCommand(program)
serveCommand(program)
dossierCommand(program)
exportCommand(program)
verifyCommand(program)
timestampCommand(program)
eraseCommand(program)
backupCommand(program)
restoreCommand(program)
evidenceCommand(program)
waczCommand(program)
rebuildCommand(program)
gazetteerCommand(program)
mcpCommand(program)
for (const command of program.commands) command.exitOverride().showHelpAfterError(`(isnad ${command.name()} --help shows what there is)`)

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.done) // the reader of the pipe has seen enough
  throw error
})

try {
  await program.parseAsync()
} catch (error) {
  end(error)
}
