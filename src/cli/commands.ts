// All commands of the command line.
import { backupCommand, restoreCommand } from './backup.ts'
import { captureCommand } from './capture.ts'
import { caseCommand } from './case.ts'
import { changesCommand } from './changes.ts'
import { dossierCommand, exportCommand } from './dossier.ts'
import { eraseCommand } from './erase.ts'
import { evidenceCommand } from './evidence.ts'
import { extractCommand } from './extract.ts'
import { gazetteerCommand } from './gazetteer.ts'
import { importCommand } from './import.ts'
import { initCommand } from './init.ts'
import { keyCommand } from './key.ts'
import { mcpCommand } from './mcp.ts'
import { run } from './program.ts'
import { rebuildCommand } from './rebuild.ts'
import { releasedCommand } from './released.ts'
import { serveCommand } from './serve.ts'
import { timestampCommand } from './timestamp.ts'
import { verifyCommand } from './verify.ts'
import { waczCommand } from './wacz.ts'
import { watchCommand } from './watch.ts'

// One line a command, in the order of work. A command loads what it needs when it runs.
await run([
  initCommand,
  captureCommand,
  importCommand,
  watchCommand,
  extractCommand,
  caseCommand,
  changesCommand,
  releasedCommand,
  serveCommand,
  dossierCommand,
  exportCommand,
  verifyCommand,
  timestampCommand,
  keyCommand,
  eraseCommand,
  backupCommand,
  restoreCommand,
  evidenceCommand,
  waczCommand,
  rebuildCommand,
  gazetteerCommand,
  mcpCommand,
])
