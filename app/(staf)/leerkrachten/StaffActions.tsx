import { ActionForm } from '@/components/forms/ActionForm'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { CellLink } from '@/components/ui/Table'
import { fullName } from '@/lib/core/names'
import { resendLinkAction } from '@/lib/staff/actions'
import type { StaffRow } from '@/lib/staff/queries'

/** What a coordinator can do with one of the school's people: roles (ACC-4), and the link again for who is 'inactief' (AUT-5). */
export function StaffActions({ person, school }: { person: StaffRow; school: string }) {
  const name = fullName(person)
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-1">
      {!person.substitute && <CellLink href={`/beheer/ondersteunend-personeel/${person.id}`}>Rollen<span className="sr-only"> van {name}</span></CellLink>}
      {person.email && !person.active && (
        <ActionForm action={resendLinkAction} school={school} className="contents" done="De activatielink is verstuurd.">
          <input type="hidden" name="employmentId" value={person.id} />
          <SubmitButton variant="quiet" size="small" aria-label={`(Her)zend activatielink aan ${name}`}>(Her)zend activatielink</SubmitButton>
        </ActionForm>
      )}
    </div>
  )
}
