// Runs the command line over the commands it is given. Data goes to stdout, everything else to stderr.
import { Command } from 'commander'
import { EXIT, end } from './exit.ts'
import { VERSION } from './version.ts'

const CODES = `
Exit codes: 0 done · 1 done, with findings · 2 not understood · 3 input that could not be read · 4 the case is open elsewhere
            5 a fault of the program or the machine · 130 interrupted
Data goes to standard output, everything else to standard error.`

/** Parses the arguments and runs the command they name; sets the exit code. */
export async function run(commands: readonly ((program: Command) => void)[]): Promise<void> {
  const program = new Command('isnad')
    .description('Traces every figure in reports of mass graves and civilian harm back to who first said it.')
    .version(VERSION)
    .showHelpAfterError('(isnad --help shows what there is)')
    .addHelpText('after', CODES)
    .exitOverride()
  for (const add of commands) add(program)
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
}
