import { Smartphone } from 'lucide-react'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import type { ShortcutAudience } from '@/lib/shortcuts/addresses'
import { downloadHref } from './ShortcutForms'

/** All titles in one file, for who manages tablets and Chromebooks centrally (MDM). */
export function ManagedDevices({ pupils, teachers }: { pupils: boolean; teachers: boolean }) {
  const audiences: [ShortcutAudience, string][] = [...(pupils ? [['pupil', 'leerlingen'] as [ShortcutAudience, string]] : []), ...(teachers ? [['teacher', 'leerkrachten'] as [ShortcutAudience, string]] : [])]
  return (
    <Card
      title={<span className="flex items-center gap-3"><Smartphone aria-hidden className="size-6 text-primary-dark" />Voor beheerde iPads en Chromebooks (MDM)</span>}
      sentence="Het profiel zet alle titels als webclip op het beginscherm van iPads. Het beleid (ManagedBookmarks) zet ze als bladwijzers in Chrome. Maakt u webclips zelf, zoals in ZuluDesk, neem dan per titel de link en het icoon hieronder over."
    >
      <ul className="flex flex-wrap gap-3">
        {audiences.flatMap(([audience, word]) => [
          <li key={`${audience}-ios`}><LinkButton href={downloadHref('alle', audience, 'mobileconfig')} native variant="secondary">iPad-profiel voor {word}</LinkButton></li>,
          <li key={`${audience}-chrome`}><LinkButton href={downloadHref('alle', audience, 'chrome')} native variant="secondary">Chrome-beleid voor {word}</LinkButton></li>,
        ])}
      </ul>
    </Card>
  )
}
