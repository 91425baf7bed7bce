import type { Metadata } from 'next'
import { BackLink } from '@/components/ui/Breadcrumb'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { may } from '@/lib/access/permissions'
import { schoolFacts, teacherFacts } from '@/lib/readiness/queries'
import { isSeason, schoolChecks, SEASON_WORDS, yearToPrepare } from '@/lib/readiness/rules'
import { teacherAnswers } from '@/lib/readiness/teacher-rules'
import { Answers } from './Answers'
import { FirstDay } from './FirstDay'
import { SchoolList } from './SchoolList'

export const metadata: Metadata = { title: 'Klaar voor het nieuwe schooljaar' }

/** ACC-9: the four questions of the manual, answered by the portal itself, and for the coordinator the school's list. */
export default async function ReadyPage() {
  const actor = await requirePermission('groups.view')
  const now = new Date()
  const teaches = actor.roles.includes('teacher') || actor.groupIds.length > 0
  const coordinator = may(actor.roles, 'roster.import')
  const [mine, school] = await Promise.all([teaches ? teacherFacts(actor, now) : null, coordinator ? schoolFacts(scopeOf(actor), now) : null])
  return (
    <>
      <PageHeader back={<BackLink href={coordinator ? '/beheer' : '/groepen'}>{coordinator ? 'Beheer' : 'Groepen'}</BackLink>} title="Klaar voor het nieuwe schooljaar" sentence={`Schooljaar ${yearToPrepare(now)}. Het portaal gaat zelf na hoe het ervoor staat.${isSeason(now) ? '' : ` Deze lijst telt ${SEASON_WORDS}; daarbuiten hoeft niet alles in orde te zijn.`}`} />
      {school && <SchoolList checks={schoolChecks(school)} />}
      {mine && <Answers title={school ? 'Uw eigen account' : 'Werkt mijn account?'} answers={teacherAnswers(mine)} />}
      {school?.manual && <FirstDay school={actor.school.id} facts={school} />}
      {!mine && !school && <EmptyState title="U hebt geen eigen groep">Zodra u aan een groep bent gekoppeld, gaat het portaal hier na of alles klaarstaat.</EmptyState>}
    </>
  )
}
