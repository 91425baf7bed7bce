import { Circle, CircleCheck, CircleX } from 'lucide-react'
import clsx from 'clsx'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import type { Role } from '@/lib/access/actor'
import type { Detail } from '@/lib/licences/ask-why'
import type { Step, StepName } from '@/lib/licences/diagnosis'
import { mendingLink } from './mending'

export const STEP_WORDS: Record<StepName, string> = {
  las: 'Inschrijving (LAS)', group: 'Groep', consent: 'Uitgeverij aangevinkt', connection: 'Verbinding', licence: 'Licentie', role: 'Rol', link: 'Koppeling', place: 'Plaats',
}
const LOOKS = {
  ok: { Icon: CircleCheck, word: 'in orde', colour: 'text-success' },
  missing: { Icon: CircleX, word: 'hier stopt het', colour: 'text-danger' },
  'not-judged': { Icon: Circle, word: 'niet beoordeeld', colour: 'text-muted' },
}

/** The walk of LIC-7 for one title: each step, where it stops, and who can mend it. */
export function Walk({ detail, name, roles }: { detail: Detail; name: string; roles: readonly Role[] }) {
  const { diagnosis, title } = detail
  return (
    <Card title={diagnosis.opens ? `${name} kan ‘${title.productName}’ openen` : `${name} ziet ‘${title.productName}’ niet`} sentence={title.publisherName}>
      <ol className="flex flex-col gap-4">{diagnosis.steps.map((step) => <StepRow key={step.step} step={step} detail={detail} roles={roles} />)}</ol>
    </Card>
  )
}

function StepRow({ step, detail, roles }: { step: Step; detail: Detail; roles: readonly Role[] }) {
  const { Icon, word, colour } = LOOKS[step.state]
  return (
    <li className="flex gap-3" data-step={step.step} data-state={step.state}>
      <Icon aria-hidden className={clsx('mt-0.5 size-5 shrink-0', colour)} />
      <div className="min-w-0 flex-1">
        <p><strong>{STEP_WORDS[step.step]}</strong> <span className={clsx('text-sm', colour)}>({word})</span></p>
        <p className={step.state === 'not-judged' ? 'text-sm text-muted' : undefined}>{step.words}</p>
        {step.state === 'missing' && <WhoMends step={step} detail={detail} roles={roles} />}
      </div>
    </li>
  )
}

/** HLP-5: whom to ask, how to reach them, and the screen where it can be mended for whoever may. */
function WhoMends({ step, detail: { publisher, coordinators, ...detail }, roles }: { step: Step; detail: Detail; roles: readonly Role[] }) {
  const link = mendingLink(step, detail, roles)
  return (
    <div className="mt-2 rounded-control bg-ground p-4">
      <h3 className="text-base">{step.mender === 'nobody' ? 'Wat nu?' : 'Wie kan dit oplossen?'}</h3>
      <p className="mt-1">{step.advice}</p>
      {step.mender === 'coordinator' && coordinators.length > 0 && <p className="mt-1">ICT-coördinator van uw school: {coordinators.join(', ')}.</p>}
      {step.mender === 'publisher' && (
        <ul className="mt-1" aria-label={`Contact met ${publisher.name}`}>
          {publisher.email && <li>E-mail: <a href={`mailto:${publisher.email}`} className="inline-flex min-h-6 items-center break-all">{publisher.email}</a></li>}
          {publisher.telephone && <li>Telefoon: {publisher.telephone}</li>}
          {publisher.website && <li>Website: <a href={publisher.website} rel="noreferrer" className="inline-flex min-h-6 items-center break-all">{publisher.website}</a></li>}
        </ul>
      )}
      {link && <div className="mt-3"><LinkButton href={link.href} native={link.native} variant="secondary" size="small">{link.label}</LinkButton></div>}
    </div>
  )
}
