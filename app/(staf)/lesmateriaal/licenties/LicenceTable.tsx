'use client'

import { useFormAction } from '@/components/forms/useFormAction'
import { LicenceMatrix, type LicenceMatrixProps } from '@/components/tables/LicenceMatrix'
import { Alert } from '@/components/ui/Alert'
import { linkGroupsAction } from '@/lib/licences/actions'

/** The licence table on its server action: what was saved, or why not, stands above it. */
export function LicenceTable({ school, ...table }: Pick<LicenceMatrixProps, 'licences' | 'groups' | 'links' | 'unsuited'> & { school: string }) {
  const [answer, submit] = useFormAction(linkGroupsAction)
  return (
    <div className="flex flex-col gap-4">
      {answer?.ok && <Alert tone="success" live="polite">Gelukt, uw instellingen zijn opgeslagen.</Alert>}
      {answer && !answer.ok && <Alert tone="danger" live="assertive" title="Er is niets opgeslagen">{answer.message}</Alert>}
      <LicenceMatrix key={table.links.length} {...table} action={submit} hidden={<input type="hidden" name="school" value={school} />} />
    </div>
  )
}
