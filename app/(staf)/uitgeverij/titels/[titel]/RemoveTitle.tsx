'use client'

import { ConfirmForm } from '@/components/forms/ConfirmForm'
import { removeTitleAction } from '@/lib/publisher-admin/actions'

/** Asks first, with the number of licences that go along. */
export function RemoveTitle({ id, name, licences }: { id: string; name: string; licences: number }) {
  return (
    <ConfirmForm action={removeTitleAction} trigger="Verwijder titel" title={`${name} verwijderen?`} confirm="Verwijder" danger done="De titel is verwijderd." hidden={{ title: id, licences: String(licences) }}>
      {licences === 0 ? 'Geen school heeft een licentie op deze titel.' : licences === 1 ? '1 school heeft een licentie op deze titel; die vervalt.' : `${licences} scholen hebben een licentie op deze titel; die vervallen.`} Dit kan niet ongedaan worden gemaakt.
    </ConfirmForm>
  )
}
