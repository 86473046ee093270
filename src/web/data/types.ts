// The shapes the server answers with, as the workbench names them. Types only: no schema is shipped to the browser.
export type {
  CapturedItem,
  CaptureOf,
  CaptureRow,
  CaptureRows,
  CapturesAnswer,
  CaseCounts,
  CaseOpened,
  CaseSummary,
  CopyPlace,
  DeterminationAnswer,
  DeterminationRequest,
  DeterminationsAnswer,
  IncidentPage,
  KnownCases,
  KnownPlace,
  LedgerPage,
  LiveEvent,
  Materials,
  Opening,
  OriginPage,
  ReleasedRow,
  ReportPage,
  ReportRow,
  ReportsPage,
  SearchAnswer,
  SearchFacets,
  SitePage,
  StatementPage,
  StatementRow,
  StatementsPage,
  UnanchoredPage,
  VerifyReport,
} from '../../core/model/api.ts'
export type * from '../../core/model/case.ts'
export type * from '../../core/model/determination.ts'
export type { OutputForm, OutputPreview, OutputRequest } from '../../core/model/exchange.ts'
export type { MemberKey, MemberRow, Person, Role } from '../../core/model/member.ts'
export type { Problem } from '../../core/model/problem.ts'
export type * from '../../core/model/report.ts'
export type * from '../../core/model/rows.ts'
export type * from '../../core/model/span.ts'
export type * from '../../core/model/statement.ts'
