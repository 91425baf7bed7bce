import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import { HELP_LINKS } from '@/app/help-links'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { formPath, KIND_WORDS, REQUEST_KINDS, REQUEST_SCHOOLS, SCHOOL_WORDS, type RequestKind } from '@/lib/account-requests/rules'
import { portalName } from '@/lib/platform/portal'

export const metadata: Metadata = { title: 'Aanvragen' }

const WHEN: Record<RequestKind, string> = {
  account: 'Uw school heeft hier nog geen account. U geeft meteen op wie de eerste ICT-coördinator wordt.',
  coordinator: 'Uw school heeft een account, maar (nu) geen ICT-coördinator. Is er wel een, dan kan die u zelf toevoegen.',
}

/** ACC-1: the two requests, each for four kinds of school. */
export default async function RequestsPage() {
  await connection()
  return (
    <PublicFrame footerLinks={HELP_LINKS} portalName={portalName()} wide title="Aanvragen" sentence="Voor besturen die een school willen aansluiten. Wie toegang krijgt tot gegevens van kinderen, wordt gecontroleerd: daarom hoort bij elke aanvraag een verzoek dat een wettig bestuurslid heeft getekend.">
      {REQUEST_KINDS.map((kind) => (
        <section key={kind} aria-labelledby={kind} className="flex flex-col gap-3">
          <div>
            <h2 id={kind}>{KIND_WORDS[kind].title}</h2>
            <p className="mt-1 text-muted">{WHEN[kind]}</p>
          </div>
          <ul className="grid gap-3 sm:grid-cols-2">
            {REQUEST_SCHOOLS.map((school) => (
              <li key={school}>
                <Link href={formPath(kind, school)} className="block h-full rounded-control border border-control p-4 no-underline hover:border-primary hover:bg-primary-tint">
                  <span className="font-semibold text-primary-dark">{SCHOOL_WORDS[school].label}</span>
                  <span className="block text-sm text-muted">{SCHOOL_WORDS[school].help}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section aria-labelledby="zo-gaat-het">
        <h2 id="zo-gaat-het">Zo gaat het</h2>
        <ol className="mt-2 list-decimal pl-5">
          <li>U vult de gegevens van het bestuur, de school en de ICT-coördinator in.</li>
          <li>U krijgt een ingevuld formulier. Een wettig bestuurslid tekent dat.</li>
          <li>U stuurt de scan als PDF in. De helpdesk vergelijkt de aanvraag met het register van DUO, doorgaans dezelfde werkdag.</li>
          <li>De ICT-coördinator krijgt een e-mail om in te loggen, en het portaal helpt bij het inrichten.</li>
        </ol>
      </section>
    </PublicFrame>
  )
}
