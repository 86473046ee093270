// JSON-LD: statements as schema.org Claims, anchored by Web Annotation selectors, their chains as PROV-O attributions.
import type { Case, Report, Statement } from '../../model/index.ts'

const CONTEXT = {
  oa: 'http://www.w3.org/ns/oa#',
  prov: 'http://www.w3.org/ns/prov#',
  schema: 'https://schema.org/',
  isnad: 'urn:isnad:',
} as const

/** The statements of a case as one JSON-LD document, a node a line. Nothing in it says that a claim is true. */
export function* jsonLdLines(state: Case): Generator<string> {
  yield `{"@context":${JSON.stringify(CONTEXT)},"@graph":[\n`
  const reports = new Map(state.reports.map((report) => [report.id, report]))
  let comma = ''
  for (const node of nodes(state, reports)) {
    yield `${comma}${JSON.stringify(node)}`
    comma = ',\n'
  }
  yield '\n]}\n'
}

function* nodes(state: Case, reports: ReadonlyMap<string, Report>): Generator<unknown> {
  for (const report of state.reports) yield reportNode(report)
  for (const statement of state.statements) {
    const report = reports.get(statement.report)
    if (report) yield statementNode(statement, report)
  }
}

const urn = (kind: string, id: string): string => `urn:isnad:${kind}:${encodeURIComponent(id)}`

function reportNode(report: Report): unknown {
  return {
    '@id': urn('report', report.id),
    '@type': ['schema:NewsArticle', 'prov:Entity'],
    'schema:headline': report.title ?? null,
    'schema:inLanguage': report.lang,
    'schema:datePublished': report.published ?? null,
    'schema:publisher': report.outlet ? { '@type': 'schema:Organization', 'schema:name': report.outlet } : null,
    'isnad:sha256': report.capture?.sha256 ?? null,
    'isnad:reconstructed': report.reconstructed === true,
  }
}

function statementNode(statement: Statement, report: Report): unknown {
  const [start, end] = statement.span
  return {
    '@id': urn('statement', statement.id),
    '@type': ['schema:Claim', 'prov:Entity', 'oa:Annotation'],
    'schema:appearance': { '@id': urn('report', report.id) },
    'oa:hasTarget': {
      'oa:hasSource': { '@id': urn('report', report.id) },
      'oa:hasSelector': [
        {
          '@type': 'oa:TextQuoteSelector',
          'oa:exact': report.text.slice(start, end),
          'oa:prefix': report.text.slice(Math.max(0, start - 32), start),
          'oa:suffix': report.text.slice(end, end + 32),
        },
        { '@type': 'oa:TextPositionSelector', 'oa:start': start, 'oa:end': end },
      ],
    },
    'prov:wasAttributedTo': statement.chain.map((link) => ({ '@type': 'prov:Agent', 'schema:name': link.name })),
    'isnad:kind': statement.kind,
    ...(statement.figure
      ? {
          'isnad:of': statement.figure.of,
          'isnad:min': statement.figure.min,
          'isnad:max': statement.figure.max,
          'isnad:qualifier': statement.figure.qualifier,
          'isnad:commitment': statement.figure.commitment,
          'isnad:remains': statement.figure.remains ?? null,
          'isnad:scope': statement.figure.scope,
        }
      : {}),
    'isnad:readBy': statement.how ?? 'machine',
  }
}
