// The shapes the server answers with, as the workbench names them. Types only: no schema is shipped to the browser.
export type {
  CaptureOf,
  CaptureRow,
  CaptureRows,
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
} from '../../core/model/api.ts'
export type * from '../../core/model/case.ts'
export type { CapturedItem, CapturesAnswer, ReleasedRow, VerifyReport } from '../../core/model/custody-api.ts'
export type * from '../../core/model/determination.ts'
export type { OutputForm, OutputPreview, OutputRequest } from '../../core/model/exchange.ts'
export type { MemberKey, MemberRow, Person, Role } from '../../core/model/member.ts'
export type { Policy } from '../../core/model/policy.ts'
export type { Problem } from '../../core/model/problem.ts'
export type * from '../../core/model/report.ts'
export type * from '../../core/model/rows.ts'
export type { FactorGiven, FactorState, SessionRow, SessionsEnded } from '../../core/model/session.ts'
export type * from '../../core/model/span.ts'
export type * from '../../core/model/statement.ts'
