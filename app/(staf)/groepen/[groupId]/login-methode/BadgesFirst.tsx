import { ActionForm } from '@/components/forms/ActionForm'
import { Card } from '@/components/ui/Card'
import { LinkButton } from '@/components/ui/Button'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { issueClassBadgesAction } from '@/lib/groups/actions'
import type { GroupOverview } from '@/lib/groups/queries'

/** Badges are made and printed before the group changes to them: without one a child does not get in (PUP-5). */
export function BadgesFirst({ group, school }: { group: GroupOverview; school: string }) {
  const have = group.pupils.filter((pupil) => pupil.hasBadge).length
  const all = group.pupils.length
  return (
    <Card title="QR-badges klaarzetten" sentence={`Kiest u QR-badge? Maak en print de badges dan eerst, en deel ze uit. ${have} van ${all} ${all === 1 ? 'leerling heeft' : 'leerlingen hebben'} een badge.`}>
      <div className="flex flex-wrap gap-3">
        {have < all && (
          <ActionForm action={issueClassBadgesAction} school={school} className="contents">
            <input type="hidden" name="groupId" value={group.id} />
            <SubmitButton variant="secondary">Maak badges</SubmitButton>
          </ActionForm>
        )}
        {have > 0 && <LinkButton href={`/groepen/${group.id}/print?kaart=badge`} variant="secondary">Print badges</LinkButton>}
      </div>
    </Card>
  )
}
