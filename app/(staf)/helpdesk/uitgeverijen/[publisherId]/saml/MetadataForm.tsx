'use client'

import type { ComponentProps } from 'react'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextAreaField } from '@/components/forms/fields'
import { FileField } from '@/components/ui/FileField'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { METADATA_LONGEST, METADATA_TOO_LONG } from '@/lib/saml/rules'

const tooLong = (form: FormData) => (String(form.get('metadata') ?? '').length > METADATA_LONGEST ? { metadata: [METADATA_TOO_LONG] } : null)

/** A publisher's metadata as a file, which the front door reads, or pasted; what is far too long is said here, for no form takes it along. */
export function MetadataForm({ publisherId, save }: { publisherId: string; save: ComponentProps<typeof ActionForm>['action'] }) {
  return (
    <>
      <form action={`/helpdesk/uitgeverijen/${publisherId}/saml/bestand`} method="post" encType="multipart/form-data" className="flex flex-col gap-5">
        <FileField name="bestand" label="Bestand met metadata" help="XML, ten hoogste 1 MB." accept=".xml,application/samlmetadata+xml,application/xml,text/xml" required />
        <div><SubmitButton variant="secondary">Bestand overnemen</SubmitButton></div>
      </form>
      <ActionForm action={save} before={tooLong} done="De metadata is overgenomen.">
        <input type="hidden" name="publisherId" value={publisherId} />
        <FormTextAreaField name="metadata" label="Of plak de metadata (XML)" rows={4} />
        <div><SubmitButton variant="secondary">Metadata overnemen</SubmitButton></div>
      </ActionForm>
    </>
  )
}
