import type { Metadata } from 'next'
import { ActionForm } from '@/components/forms/ActionForm'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { requireStaff } from '@/lib/access/current'
import { portalName } from '@/lib/platform/portal'
import { chooseSchoolAction, signOutAction } from '@/lib/staff/actions'
import { workOf } from '@/lib/staff/queries'

export const metadata: Metadata = { title: 'Kies een school' }

/** ACC-5: whoever works at several schools chooses one, and can switch. */
export default async function ChooseSchoolPage({ searchParams }: { searchParams: Promise<{ next?: string; bevestigd?: string }> }) {
  const [actor, { next, bevestigd }] = [await requireStaff(), await searchParams]
  const work = await workOf(actor)
  return (
    <PublicFrame portalName={portalName()} links={[]} title={work.length > 0 ? 'Kies een school' : 'U bent nog niet aan een school verbonden'} sentence={work.length > 0 ? `U bent ingelogd als ${actor.name}.` : 'Vraag de ICT-coördinator van uw school om u toe te voegen.'}>
      {bevestigd && <Alert tone="success" live="polite">U hebt bevestigd dat u bij deze school werkt. U kunt haar hier kiezen; later wisselt u hier van school.</Alert>}
      <ul className="flex flex-col gap-3">
        {work.map((each) => (
          <li key={each.employmentId}>
            <ActionForm action={chooseSchoolAction} className="contents">
              <input type="hidden" name="schoolId" value={each.schoolId} />
              {next && <input type="hidden" name="next" value={next} />}
              <input type="hidden" name="employmentId" value={each.employmentId} />
              <Button type="submit" variant={each.employmentId === actor.employmentId ? 'primary' : 'secondary'} wide size="large">
                {each.schoolName}{each.city ? `, ${each.city}` : ''}{each.substituteFor && ` (invalkracht ${each.substituteFor})`}
              </Button>
            </ActionForm>
          </li>
        ))}
      </ul>
      <ActionForm action={signOutAction} className="contents">
        <SubmitButton variant="quiet">Uitloggen</SubmitButton>
      </ActionForm>
    </PublicFrame>
  )
}
