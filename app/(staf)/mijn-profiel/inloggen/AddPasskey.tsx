'use client'

import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextField } from '@/components/forms/fields'
import { PasskeyButton } from '@/components/forms/PasskeyButton'
import { addPasskeyAction } from '@/lib/login-security/actions'
import { KeepCodes } from './KeepCodes'

/** A new passkey; after the first one the recovery codes stand in the form's place. */
export function AddPasskey() {
  return (
    <ActionForm action={addPasskeyAction} className="flex max-w-md flex-col gap-4" instead={(told) => told && <KeepCodes codes={told.codes} done="passkey" what="De passkey is toegevoegd." />}>
      <FormTextField name="name" label="Naam van de passkey" help="Zodat u hem herkent, zoals ‘laptop van school’." maxLength={60} autoComplete="off" required />
      <PasskeyButton purpose="register" label="Passkey toevoegen" variant="primary" />
    </ActionForm>
  )
}
