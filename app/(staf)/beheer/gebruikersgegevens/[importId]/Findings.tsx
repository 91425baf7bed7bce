import { Badge } from '@/components/ui/Badge'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import type { StateTone } from '@/components/ui/tones'
import { findingText, placeless } from '@/lib/roster/finding-texts'
import { SEVERITY_WORDS } from '@/lib/roster/finding-words'
import type { Finding } from '@/lib/roster/model'

const TONES: Record<Finding['severity'], StateTone> = { error: 'danger', question: 'warn', warning: 'warn', notice: 'neutral' }

const GRAVE = ['error', 'question', 'warning'] as const

/**
 * Everything that was seen in the file: place, what is wrong, and what to do (LAS-3). Of a refused file first what
 * refused it; the questions of an import that will not be are left out.
 */
export function Findings({ importId, findings: all, refused, las }: { importId: string; findings: Finding[]; refused: boolean; /** The LAS that gave the data, over a link: then there is no file to look a place up in. */ las: string | null }) {
  if (all.length === 0) return null
  const findings = las ? all.map(placeless) : all
  const first = refused ? (['error'] as const) : GRAVE
  const grave = first.flatMap((severity) => findings.filter((finding) => finding.severity === severity))
  const rest = findings.filter((finding) => finding.severity === 'notice' || (refused && finding.severity === 'warning'))
  return (
    <Card title={las ? `Wat opviel in de gegevens uit ${las}` : 'Wat opviel in het bestand'} actions={<LinkButton href={`/beheer/gebruikersgegevens/${importId}/bevindingen.csv`} download size="small" variant="secondary">Download als CSV</LinkButton>}>
      {grave.length > 0 && <List findings={grave} />}
      {rest.length > 0 && (
        <details className="mt-3">
          <summary className="min-h-8 font-semibold text-primary-dark">{rest.length === 1 ? '1 opmerking ter informatie' : `${rest.length} opmerkingen ter informatie`}</summary>
          <List findings={rest} />
        </details>
      )}
    </Card>
  )
}

function List({ findings }: { findings: Finding[] }) {
  return (
    <ul className="divide-y divide-line">
      {findings.map((finding, at) => {
        const { message, remedy } = findingText(finding)
        return (
          <li key={at} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-3">
            <Badge tone={TONES[finding.severity]}>{SEVERITY_WORDS[finding.severity]}</Badge>
            <div className="min-w-0 flex-1 basis-72 [overflow-wrap:anywhere]">
              <p>{message}</p>
              <p className="text-muted">{remedy}</p>
              {finding.column !== undefined && <p className="text-sm text-muted">Plaats in het bestand: regel {finding.line}, teken {finding.column}{finding.path && `; element ${finding.path}`}</p>}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
