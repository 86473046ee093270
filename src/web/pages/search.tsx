// Search: statements in their sentences, then reports. The words stand in the address.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { search } from '../data/queries.ts'
import { Answer, Empty } from '../parts/answer.tsx'
import { SearchLine } from '../parts/fields.tsx'
import { ReportLine } from '../parts/report-line.tsx'
import { Some } from '../parts/some.tsx'
import { StatementLine } from '../parts/statement-line.tsx'
import { useSpeech } from '../parts/words.tsx'

const route = getRouteApi('/search')

export function Search() {
  const { say } = useSpeech()
  const { q = '' } = route.useSearch()
  const navigate = useNavigate()
  const found = useQuery(search(q))
  return (
    <section className="page">
      <h1>{say('search.title')}</h1>
      <search>
        <form className="filters" onSubmit={(event) => event.preventDefault()}>
          <SearchLine
            name={say('search.label')}
            value={q}
            wide
            onChange={(next) => void navigate({ to: '/search', search: next ? { q: next } : {}, replace: true, resetScroll: false })}
          />
        </form>
      </search>
      <p className="help">{say('search.help')}</p>
      {q.trim() !== '' && (
        <Answer of={found}>
          {(data) =>
            data.statements.length === 0 && data.reports.length === 0 ? (
              <Empty>{say('search.none')}</Empty>
            ) : (
              <>
                <section className="block">
                  <h2>
                    {say('search.statements')} <span className="of">{say('count.statements', { n: data.statements.length })}</span>
                  </h2>
                  <Some of={data.statements} className="plain tiles" first={60}>
                    {(row) => (
                      <li key={row.statement.id}>
                        <StatementLine statement={row.statement} report={row.report} sentence={row.sentence} marks={row.marks} chain />
                      </li>
                    )}
                  </Some>
                </section>
                <section className="block">
                  <h2>
                    {say('search.reports')} <span className="of">{say('count.reports', { n: data.reports.length })}</span>
                  </h2>
                  <ul className="plain tiles">
                    {data.reports.map((row) => (
                      <li key={row.id}>
                        <ReportLine row={row} lead />
                      </li>
                    ))}
                  </ul>
                </section>
              </>
            )
          }
        </Answer>
      )}
    </section>
  )
}
