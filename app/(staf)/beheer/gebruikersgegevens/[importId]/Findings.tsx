import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import type { StateTone } from '@/components/ui/tones'
import { findingText } from '@/lib/roster/finding-texts'
import type { Finding } from '@/lib/roster/model'

const WORDS: Record<Finding['severity'], { word: string; tone: StateTone }> = {
  error: { word: 'fout', tone: 'danger' },
  question: { word: 'vraag', tone: 'warn' },
  warning: { word: 'let op', tone: 'warn' },
  notice: { word: 'ter informatie', tone: 'neutral' },
}

const GRAVE = ['error', 'question', 'warning'] as const

/**
 * Everything that was seen in the file: place, what is wrong, and what to do (LAS-3). Of a refused file first what
 * refused it; the questions of an import that will not be are left out.
 */
export function Findings({ findings, refused }: { findings: Finding[]; refused: boolean }) {
  if (findings.length === 0) return null
  const first = refused ? (['error'] as const) : GRAVE
  const grave = first.flatMap((severity) => findings.filter((finding) => finding.severity === severity))
  const rest = findings.filter((finding) => finding.severity === 'notice' || (refused && finding.severity === 'warning'))
  return (
    <Card title="Wat opviel in het bestand">
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
            <Badge tone={WORDS[finding.severity].tone}>{WORDS[finding.severity].word}</Badge>
            <div className="min-w-0 flex-1 basis-72 [overflow-wrap:anywhere]">
              <p>{message}</p>
              <p className="text-muted">{remedy}</p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
