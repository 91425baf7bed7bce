import type { Metadata } from 'next'
import Link from 'next/link'
import StaffLayout from '@/app/(staf)/layout'
import { HELP_LINKS, SCHOOL_HELPS } from '@/app/help-links'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { SearchForm } from '@/components/ui/SearchForm'
import { currentActor } from '@/lib/access/current'
import type { Category } from '@/lib/helpdesk/model'
import { CATEGORIES } from '@/lib/helpdesk/questions'
import { findQuestions, readAudience } from '@/lib/helpdesk/rules'
import { portalName } from '@/lib/platform/portal'
import { AudienceLinks } from './AudienceLinks'
import { CategoryList, CategorySection } from './CategorySection'

export const metadata: Metadata = { title: 'Vraag & antwoord' }

const SENTENCE = 'Antwoorden op wat scholen en ouders vragen over dit portaal, zoals het nu werkt.'
/** Few enough to read at once: their answers are open. */
const FEW = 5

type Query = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** HLP-1: questions by category, searchable by keyword, for everybody; with or without a login, with or without JavaScript. */
export default async function QuestionsPage({ searchParams }: Query) {
  const { zoek, rol } = await searchParams
  const looked = text(zoek)
  const audience = readAudience(text(rol))
  const found = findQuestions(CATEGORIES, looked, audience)
  const content = (
    <>
      <SearchForm key={looked} action="/vraag-en-antwoord" label="Zoek in vraag en antwoord" placeholder="Zoekwoord, zoals pincode" defaultValue={looked}>
        {audience && <input type="hidden" name="rol" value={audience} />}
      </SearchForm>
      <AudienceLinks chosen={audience} looked={looked} />
      <Found categories={found} looked={looked} />
      <p><Link href={`/handleidingen${audience ? `?rol=${audience}` : ''}`} className="inline-flex min-h-8 items-center">Handleidingen om te lezen of af te drukken</Link></p>
    </>
  )
  const actor = await currentActor()
  if (actor?.kind === 'staff') return <StaffLayout><PageHeader title="Vraag &amp; antwoord" sentence={SENTENCE} />{content}</StaffLayout>
  return (
    <PublicFrame portalName={portalName()} title="Vraag &amp; antwoord" sentence={SENTENCE} wide links={actor ? [] : [{ label: 'Inloggen', href: '/login/leerkracht' }]} footerLinks={actor || audience === 'parent' ? SCHOOL_HELPS : HELP_LINKS}>
      {content}
    </PublicFrame>
  )
}

function Found({ categories, looked }: { categories: Category[]; looked: string }) {
  const count = categories.reduce((sum, category) => sum + category.questions.length, 0)
  if (count === 0)
    return <EmptyState title={`Niets gevonden voor ‘${looked}’`}>Probeer een ander of korter woord, of kies hierboven ‘Iedereen’. Staat uw vraag er niet bij, vraag dan de ICT-coördinator van uw school; ouders vragen het de school.</EmptyState>
  return (
    <>
      {looked ? <p role="status" className="text-muted">{count === 1 ? '1 vraag' : `${count} vragen`} met ‘{looked}’</p> : <CategoryList categories={categories} />}
      {categories.map((category) => <CategorySection key={category.id} category={category} open={looked !== '' && count <= FEW} />)}
    </>
  )
}

/** One value of the address, cut to what a person types. */
function text(value: string | string[] | undefined): string {
  return (typeof value === 'string' ? value : '').trim().slice(0, 100)
}
