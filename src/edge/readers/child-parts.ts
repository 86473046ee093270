// A capture too large for memory, read part by part in a child of its own: it gets the open file, a deadline for each step, a memory limit, no network.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Part, ReadContext } from '../../core/formats/format.ts'
import { type ChildLimits, commandLine, entryPath, LIMITS, overMemory } from './child.ts'
import { encodeFrame, frameCollector } from './child-frames.ts'
import { readCaptureParts, STREAM_LIMITS } from './index.ts'
import { fileSource } from './source.ts'

const POLL = 100
const FRAME_CAP = 2 ** 30

interface Answer {
  readonly parts: readonly Part[]
  readonly format?: string
}

/**
 * The parts of a file, in order; the generator ends with the name of the format. What the file does to the child comes as an
 * `unreadable` problem with the reason, after what was read before it. The child ends with the generator, wherever that is left.
 * `limits.time` is what one step may take. Throws what opening the file throws.
 */
export async function* readFileSafely(path: string, known: ReadContext, limits: ChildLimits = LIMITS): AsyncGenerator<Part, string> {
  const context = { ...known, limits: STREAM_LIMITS }
  const file = await open(path, 'r')
  try {
    const length = (await file.stat()).size
    // Where the program runs from source without a build, in process.
    if (!existsSync(entryPath())) return yield* readCaptureParts(fileSource(file.fd, length), context)
    return yield* partsOfChild(file.fd, length, context, limits)
  } finally {
    await file.close()
  }
}

async function* partsOfChild(fd: number, length: number, context: ReadContext, limits: ChildLimits): AsyncGenerator<Part, string> {
  const [command, args] = commandLine(limits)
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore', fd], env: { LANG: 'C.UTF-8' } })
  let why = 'crash'
  const die = (reason: string) => {
    why = reason
    child.kill('SIGKILL')
  }
  child.on('error', () => die('crash'))
  child.stdin?.on('error', () => undefined) // its end is told by its output's end
  const watch = setInterval(() => void overMemory(child.pid, limits.memory).then((over) => over && die('memory limit')), POLL)
  let deadline = setTimeout(() => die('time limit'), limits.time)
  try {
    const { inner: _inner, innerParts: _parts, ...plain } = context
    for (const part of encodeFrame({ ...plain, length })) if (part.length > 0) child.stdin?.write(part)
    for await (const answer of answersOf(child)) {
      clearTimeout(deadline)
      yield* answer.parts
      if (answer.format !== undefined) return answer.format
      deadline = setTimeout(() => die('time limit'), limits.time)
    }
    yield { problem: { code: 'unreadable', detail: { why } } }
    return 'none'
  } finally {
    clearTimeout(deadline)
    clearInterval(watch)
    child.kill('SIGKILL')
  }
}

/** Answers as they come; nothing more is taken from the child than is asked for here. */
async function* answersOf(child: ChildProcess): AsyncGenerator<Answer> {
  const collector = frameCollector(FRAME_CAP)
  try {
    for await (const chunk of child.stdout ?? []) for (const frame of collector.push(chunk)) yield frame.header as Answer
  } catch {
    // An answer that is no frame of ours, or a broken pipe: whatever took the child over, nothing more of it is believed.
  }
}
