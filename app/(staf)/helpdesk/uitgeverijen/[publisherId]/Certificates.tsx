import { ActionForm } from '@/components/forms/ActionForm'
import { Badge } from '@/components/ui/Badge'
import { Button } from '@/components/ui/Button'
import { dateTime, day } from '@/lib/core/dates'
import { endCertificateAction } from '@/lib/publisher-desk/actions'
import type { CertificateLine } from '@/lib/publisher-desk/queries'

const STATES = { runs: ['success', 'geldig'], ends: ['warn', 'loopt af'], ended: ['neutral', 'beëindigd'], expired: ['danger', 'verlopen'] } as const

/** The certificates of one publisher, the newest first, each to be ended now or in two weeks. */
export function Certificates({ publisherId, certificates }: { publisherId: string; certificates: readonly CertificateLine[] }) {
  if (certificates.length === 0) return <p className="mb-4">Er is nog geen certificaat.</p>
  return (
    <ul className="mb-4 flex flex-col divide-y divide-line">
      {certificates.map(({ id, fingerprint, subject, addedAt, validUntil, endsAt, state }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
          <div className="min-w-0 flex-1 basis-60">
            <Badge tone={STATES[state][0]}>{STATES[state][1]}</Badge> {subject || 'alleen een vingerafdruk'}
            <code className="block text-sm [overflow-wrap:anywhere]">{fingerprint}</code>
            <span className="text-sm text-muted">Toegevoegd op {dateTime(addedAt)}{validUntil && `; geldig tot ${day(validUntil)}`}{endsAt && `; eindigt op ${dateTime(endsAt)}`}</span>
          </div>
          {(state === 'runs' || state === 'ends') && (
            <ActionForm action={endCertificateAction} className="flex flex-wrap gap-3">
              <input type="hidden" name="publisherId" value={publisherId} />
              <input type="hidden" name="certificateId" value={id} />
              <Button type="submit" name="days" value="14" size="small" variant="secondary" aria-label={`Beëindig over 14 dagen: ${fingerprint.slice(0, 12)}`}>Beëindig over 14 dagen</Button>
              <Button type="submit" name="days" value="0" size="small" variant="secondary" aria-label={`Beëindig nu: ${fingerprint.slice(0, 12)}`}>Beëindig nu</Button>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  )
}
