import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextField } from '@/components/forms/fields'
import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { allOf } from '@/lib/core/enumerate'
import { chooseLinkAction } from '@/lib/las/actions'
import type { LinkView } from '@/lib/las/queries'
import { LAS_SYSTEM_NAMES, LAS_SYSTEMS, linkState, linkWords } from '@/lib/las/rules'
import type { WaitingImport } from '@/lib/roster/waiting'
import { LinkState } from './LinkState'

const TONES = { manual: 'neutral', 'needs-key': 'warn', 'key-refused': 'danger', 'waiting-for-las': 'warn', live: 'success' } as const

/** LAS-1: how the school's data comes in, which side of the link still lacks permission, and where to give it. */
export function LasLink({ school, link, waiting }: { school: string; link: LinkView | null; waiting: WaitingImport | null }) {
  const state = linkState(link)
  const withKey = LAS_SYSTEM_NAMES.filter((name) => LAS_SYSTEMS[name].key).map((name) => LAS_SYSTEMS[name].name)
  return (
    <Card
      title="Automatische koppeling"
      sentence="Een koppeling werkt alleen als beide kanten toestemming geven: uw school hier, en uw leerling-administratiesysteem (LAS) daar. Medewerkers komen mee als zij in het LAS aan een groep gekoppeld zijn en daar een eigen e-mailadres hebben."
      actions={<Badge tone={TONES[state]}>{linkWords(link)}</Badge>}
    >
      {link && state !== 'live' && state !== 'key-refused' && <p className="mb-5 max-w-prose rounded-control bg-warn-tint p-4">{LAS_SYSTEMS[link.system].there} Zolang dat niet is gebeurd, kunt u hieronder een bestand importeren.</p>}
      {link && <LinkState school={school} link={link} waiting={waiting} />}
      <details open={state !== 'manual' && state !== 'live'} className="mt-5">
        <summary className="mb-4 w-fit cursor-pointer font-semibold text-primary-dark">{link ? 'Koppeling wijzigen' : 'Automatische koppeling kiezen'}</summary>
        <ActionForm action={chooseLinkAction} school={school} done="Uw keuze is opgeslagen.">
          <RadioGroup
            key={link?.system ?? 'manual'} legend="Onze school gebruikt" name="system" defaultValue={link?.system ?? 'manual'}
            options={[...LAS_SYSTEM_NAMES.map((name) => ({ value: name, label: nameOf(name), help: LAS_SYSTEMS[name].there })), { value: 'manual', label: 'Handmatige import', help: 'Voor een ander LAS, of als uw school er geen gebruikt.' }]}
          />
          <FormTextField
            name="authorisationKey" label="Autorisatiesleutel" autoComplete="off"
            help={`Alleen voor ${allOf(withKey)}.${link?.hasKey ? ' Er is een sleutel ingevuld; laat dit veld leeg om die te houden.' : ''}`}
          />
          <div><SubmitButton variant="secondary" pendingText="Bezig met opslaan…">Sla koppeling op</SubmitButton></div>
        </ActionForm>
      </details>
    </Card>
  )
}

function nameOf(system: (typeof LAS_SYSTEM_NAMES)[number]): string {
  const { name, supplier } = LAS_SYSTEMS[system]
  return name === supplier ? name : `${name} (${supplier})`
}
