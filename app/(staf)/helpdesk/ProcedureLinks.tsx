import { LinkButton } from '@/components/ui/Button'

const PAGES = [['/helpdesk/fusies', 'Fusies'], ['/helpdesk/splitsingen', 'Splitsingen'], ['/helpdesk/opheffingen', 'Sluiten']] as const

/** From one procedure of schools to the others. */
export function ProcedureLinks({ here }: { here: (typeof PAGES)[number][0] }) {
  return PAGES.filter(([href]) => href !== here).map(([href, name]) => <LinkButton key={href} href={href} variant="secondary">{name}</LinkButton>)
}
