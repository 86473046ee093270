// Search: statements in their sentences, then reports. Words and facets stand in the address; a search can be kept under a name.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { search } from '../data/queries.ts'
import type { SearchFacets } from '../data/types.ts'
import { Answer, Empty } from '../parts/answer.tsx'
import { SearchLine } from '../parts/fields.tsx'
import { ReportLine } from '../parts/report-line.tsx'
import { SavedSearches } from '../parts/saved-searches.tsx'
import { Some } from '../parts/some.tsx'
import { StatementLine } from '../parts/statement-line.tsx'
import { useSpeech } from '../parts/words.tsx'

const route = getRouteApi('/search')
type Facet = keyof SearchFacets

export function Search() {
  const { say, label } = useSpeech()
  const query = route.useSearch()
  const { q = '' } = query
  const navigate = useNavigate()
  const found = useQuery(search(query))
  const change = (next: Partial<typeof query>) => {
    const all = Object.fromEntries(Object.entries({ ...query, ...next }).filter(([, value]) => value !== undefined && value !== ''))
    void navigate({ to: '/search', search: all, replace: true, resetScroll: false })
  }
  const names: Readonly<Record<Facet, (value: string) => string>> = {
    kind: (value) => label('kind', value),
    lang: (value) => label('lang', value),
    outlet: (value) => value || say('unknown.nooutlet'),
    reviewed: (value) => say(value === 'true' ? 'overview.reviewed' : 'search.unreviewed'),
  }
  return (
    <section className="page">
      <div className="spread">
        <h1>{say('search.title')}</h1>
        <Link to="/searches" search={q ? { what: q } : {}}>
          {say('search.log')}
        </Link>
      </div>
      <search>
        <form className="filters" onSubmit={(event) => event.preventDefault()}>
          <SearchLine name={say('search.label')} value={q} wide onChange={(next) => change({ q: next })} />
        </form>
      </search>
      <p className="help">{say('search.help')}</p>
      <SavedSearches query={query} />
      {q.trim() !== '' && (
        <Answer of={found}>
          {(data) => (
            <>
              <div className="facets">
                {(['kind', 'lang', 'reviewed', 'outlet'] as const).map((facet) => (
                  <FacetRow
                    key={facet}
                    name={say(`search.facet.${facet}`)}
                    values={data.facets[facet]}
                    chosen={query[facet]}
                    words={names[facet]}
                    onChange={(value) => change({ [facet]: value })}
                  />
                ))}
              </div>
              {data.statements.length === 0 && data.reports.length === 0 ? (
                <Empty>{say('search.none')}</Empty>
              ) : (
                <>
                  <section className="block">
                    <h2>
                      {say('search.statements')} <span className="of">{say('count.statements', { n: data.total })}</span>
                    </h2>
                    {data.capped && <p className="note">{say('search.capped')}</p>}
                    <Some of={data.statements} className="plain tiles" first={40}>
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
              )}
            </>
          )}
        </Answer>
      )}
    </section>
  )
}

/** Values shown before a person asks for the rest. */
const FEW = 8

function FacetRow({
  name,
  values,
  chosen,
  words,
  onChange,
}: {
  name: string
  values: readonly (readonly [value: string, times: number])[]
  chosen: string | undefined
  words: (value: string) => string
  onChange: (value: string | undefined) => void
}) {
  const { number } = useSpeech()
  if (values.length < 2 && chosen === undefined) return null
  const shown = values.slice(0, FEW)
  const missing =
    chosen !== undefined && !shown.some(([value]) => value === chosen)
      ? [[chosen, values.find(([value]) => value === chosen)?.[1] ?? 0] as const]
      : []
  return (
    <fieldset className="facet">
      <legend>{name}</legend>
      {[...missing, ...shown].map(([value, times]) => (
        <button
          key={value}
          type="button"
          className="chip"
          aria-pressed={value === chosen}
          onClick={() => onChange(value === chosen ? undefined : value)}
        >
          <bdi>{words(value)}</bdi> <span className="times">{number(times)}</span>
        </button>
      ))}
    </fieldset>
  )
}
