import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Alert } from '@/components/ui/Alert'
import { Counts } from '@/components/ui/Counts'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { Pagination } from '@/components/ui/Pagination'
import { SearchForm } from '@/components/ui/SearchForm'
import { SelectField } from '@/components/ui/SelectField'
import { requireBeside } from '@/lib/access/current'
import { allOf } from '@/lib/core/enumerate'
import { downSystems, PROBES } from '@/lib/las/breaker'
import { countWatched, WATCH_STATES, watchLinks, type WatchState } from '@/lib/las/queries'
import { LAS_SYSTEM_NAMES, LAS_SYSTEMS } from '@/lib/las/rules'
import { LinkTable } from './LinkTable'
import { WATCH_WORDS } from './words'

export const metadata: Metadata = { title: 'Koppelingen' }
const PAGE_SIZE = 50

type Query = { zoek?: string; systeem?: string; stand?: string; pagina?: string }

/** LAS-2: how the automatic links of all schools stand, broken ones first. */
export default async function LinksPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requireBeside('las.watch')
  const query = await searchParams
  const words = String(query.zoek ?? '').trim().slice(0, 80) || null
  const system = LAS_SYSTEM_NAMES.find((name) => name === query.systeem) ?? null
  const state = WATCH_STATES.find((each) => each === query.stand) ?? null
  const page = /^[1-9]\d{0,5}$/.test(query.pagina ?? '') ? Number(query.pagina) : 1
  const [{ links, total }, counts, down] = await Promise.all([watchLinks({ words, system, state, page, pageSize: PAGE_SIZE }), countWatched(), downSystems(new Date())])
  const hrefFor = (to: number) => `/helpdesk/koppelingen?${new URLSearchParams({ ...(words ? { zoek: words } : {}), ...(system ? { systeem: system } : {}), ...(state ? { stand: state } : {}), pagina: String(to) })}`
  // A page that is no more: fewer links are in trouble now.
  if (links.length === 0 && page > 1) redirect(hrefFor(1))
  return (
    <>
      <PageHeader title="Koppelingen" sentence="De automatische koppelingen van alle scholen met hun leerling-administratiesysteem. Wat niet werkt, staat bovenaan." />
      <Counts label="Hoe de koppelingen ervoor staan" items={counts.map(({ state: each, count }) => ({ label: WATCH_WORDS[each].word, after: count, tone: WATCH_WORDS[each].tone }))} />
      {down.size > 0 && (
        <Alert tone="danger" title={`${allOf([...down].map((each) => LAS_SYSTEMS[each].name))}: storing`}>
          De laatste scholen op rij kregen geen antwoord. Zolang dat zo is, vraagt het portaal er {PROBES} scholen per minuut; de andere wachten en komen vanzelf aan de beurt.
        </Alert>
      )}
      <SearchForm label="Zoek op school of BRIN" defaultValue={words ?? ''}>
        <SelectField name="systeem" label="Systeem" defaultValue={system ?? ''} placeholder="alle" options={LAS_SYSTEM_NAMES.map((name) => ({ value: name, label: LAS_SYSTEMS[name].name }))} />
        <SelectField name="stand" label="Stand" defaultValue={state ?? ''} placeholder="alle" options={WATCH_STATES.map((each: WatchState) => ({ value: each, label: WATCH_WORDS[each].word }))} />
      </SearchForm>
      {links.length === 0 ? <EmptyState title="Geen koppelingen gevonden">Kies andere woorden of een andere stand.</EmptyState> : <LinkTable links={links} />}
      <Pagination page={page} pageSize={PAGE_SIZE} total={total} hrefFor={hrefFor} noun="scholen" />
    </>
  )
}
