// The Model Context Protocol, read-only: each tool is one GET of the API, so that a program that talks to a model sees what a person sees.
import { z } from 'zod'
import { asIsnadError, errorWords, IsnadError, LanguageCode, StatementKind } from '../core/model/index.ts'

/** Answers a GET of the API with its JSON. */
export type Get = (path: string) => Promise<unknown>

interface Tool {
  readonly name: string
  readonly description: string
  readonly input: z.ZodObject
  path(given: Readonly<Record<string, unknown>>): string
}

const page = { limit: z.int().min(1).max(200).default(20), cursor: z.string().optional().describe('the `next` of the page before') }
const byId = z.strictObject({ id: z.string().min(1) })
const nothing = z.strictObject({})

/** `/api/x?…` with the parameters that were given. */
function query(path: string, given: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(given)) if (value !== undefined) search.set(name, String(value))
  return search.size > 0 ? `${path}?${search}` : path
}
function list(name: string, path: string, description: string, input: z.ZodObject = nothing): Tool {
  return { name, description, input, path: (given) => query(path, given) }
}
function one(name: string, path: string, description: string): Tool {
  return { name, description, input: byId, path: ({ id }) => `${path}/${encodeURIComponent(String(id))}` }
}

const TOOLS: readonly Tool[] = [
  list('case_summary', '/api/case', 'The case in counts: captures, reports, statements, origins, sites, incidents; whether it is a reconstruction.'),
  list(
    'search',
    '/api/search',
    'Statements and reports that hold all the words, in any Arabic spelling (hamza, article, plurals) or English plural; each statement with its sentence.',
    z.strictObject({ q: z.string().min(1).max(400), limit: page.limit }),
  ),
  list(
    'list_reports',
    '/api/reports',
    'Reports in order of date, without their text.',
    z.strictObject({ q: z.string().max(400).optional(), lang: LanguageCode.optional(), outlet: z.string().optional(), ...page }),
  ),
  one(
    'get_report',
    '/api/reports',
    'One report: full text, the statements read from it with their spans and chains of transmission, its lineage and captures.',
  ),
  list(
    'list_statements',
    '/api/statements',
    'Reported statements (figure, accusation, demand, denial), each with the sentence it stands in.',
    z.strictObject({ kind: StatementKind.optional(), q: z.string().max(400).optional(), ...page }),
  ),
  one('get_statement', '/api/statements', 'One statement: its chain, its origin, what changed in transmission, and every human determination on it.'),
  list('list_origins', '/api/origins', 'Earliest known speakers the texts let us reach, with the reports that end in each.', z.strictObject(page)),
  one('get_origin', '/api/origins', 'One origin: every statement and report that goes back to it.'),
  list(
    'list_sites',
    '/api/sites',
    'Sites (mass graves) with their ranges of figures: reports, named origins, untraced, independent from L to M.',
    z.strictObject(page),
  ),
  one('get_site', '/api/sites', 'One site: who says what, by origin, with discrepancies, drift and lineage.'),
  list('list_incidents', '/api/incidents', 'Reported incidents with their ranges of figures.', z.strictObject(page)),
  one('get_incident', '/api/incidents', 'One incident: who says what, by origin, with discrepancies, drift and lineage.'),
  list('list_discrepancies', '/api/discrepancies', 'Where statements disagree, in words, with the statements concerned.'),
]
const BY_NAME = new Map(TOOLS.map((tool) => [tool.name, tool]))

const VERSIONS = ['2025-06-18', '2025-03-26', '2024-11-05']
const INSTRUCTIONS = `Isnad shows who says what about people harmed, and whom they have it from. It never says that a claim is true.
Many reports may go back to one origin: give counts only as "N reports, K named origins, U untraced, independent: L to M", never the bare number of reports.
Quote the sentence a figure stands in. A site and an incident are different populations: never add their figures. A case marked "reconstructed" is not evidence.`

const Message = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string(), z.number()]).optional(),
  method: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
})

/** Codes of JSON-RPC. */
const PARSE = -32_700
const REQUEST = -32_600
const METHOD = -32_601
const PARAMS = -32_602

/** Answers one line of the protocol; undefined where none is due (a notification). Never throws for what a line holds. */
export async function answerLine(line: string, get: Get, version: string): Promise<string | undefined> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return failure(null, PARSE, 'not JSON')
  }
  const message = Message.safeParse(value)
  if (!message.success) return failure(null, REQUEST, 'not a JSON-RPC 2.0 request')
  const { id, method, params = {} } = message.data
  if (id === undefined) return undefined
  switch (method) {
    case 'initialize': {
      const asked = String(params.protocolVersion)
      const protocolVersion = VERSIONS.includes(asked) ? asked : VERSIONS[0]
      const serverInfo = { name: 'isnad', title: 'Isnad / إسناد', version }
      return success(id, { protocolVersion, capabilities: { tools: {} }, serverInfo, instructions: INSTRUCTIONS })
    }
    case 'ping':
      return success(id, {})
    case 'tools/list':
      return success(id, { tools: TOOLS.map(described) })
    case 'tools/call':
      return call(id, params, get)
    default:
      return failure(id, METHOD, `no method ${method}`)
  }
}

function described(tool: Tool): object {
  const { $schema: _schema, ...inputSchema } = z.toJSONSchema(tool.input, { io: 'input' })
  return { name: tool.name, description: tool.description, inputSchema, annotations: { readOnlyHint: true, openWorldHint: false } }
}

async function call(id: string | number, params: Readonly<Record<string, unknown>>, get: Get): Promise<string> {
  const tool = BY_NAME.get(String(params.name))
  if (!tool) return failure(id, PARAMS, `no tool ${String(params.name)}`)
  const given = tool.input.safeParse(params.arguments ?? {})
  if (!given.success) return failure(id, PARAMS, z.prettifyError(given.error))
  try {
    const answer = await get(tool.path(given.data))
    const structuredContent = Array.isArray(answer) ? { items: answer } : answer
    return success(id, { content: [{ type: 'text', text: JSON.stringify(answer) }], structuredContent })
  } catch (thrown) {
    const error = asIsnadError(thrown)
    if (error.code === 'internal') throw error
    return success(id, { isError: true, content: [{ type: 'text', text: errorWords(error.code, error.detail).en }] })
  }
}

function success(id: string | number, result: object): string {
  return JSON.stringify({ jsonrpc: '2.0', id, result })
}
function failure(id: string | number | null, code: number, message: string): string {
  return JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } })
}

/** A `Get` on a server in this process, without a socket. */
export function getFrom(app: { inject(request: object): Promise<{ statusCode: number; body: string }> }, key: string): Get {
  return async (path) => {
    const { statusCode, body } = await app.inject({ url: path, headers: { authorization: `Bearer ${key}`, host: '127.0.0.1' } })
    if (statusCode === 200) return JSON.parse(body)
    throw new IsnadError(statusCode === 404 ? 'not-found' : 'bad-request', { what: path })
  }
}
