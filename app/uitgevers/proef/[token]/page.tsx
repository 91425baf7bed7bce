import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { HelpFrame } from '@/app/HelpFrame'
import { Alert } from '@/components/ui/Alert'
import { LinkButton } from '@/components/ui/Button'
import { sandboxView } from '@/lib/sandbox/queries'
import { hasSandboxes } from '@/lib/sandbox/mode'
import { MakeForm } from './MakeForm'
import { Made } from './Made'

export const metadata: Metadata = { title: 'Uw proefomgeving', referrer: 'strict-origin', robots: { index: false, follow: false } }

/** PUB-5: the sandbox of whoever holds the link: the form that makes it, or what is in it. Looking spends nothing. */
export default async function OwnSandboxPage({ params, searchParams }: { params: Promise<{ token: string }>; searchParams: Promise<{ gedaan?: string }> }) {
  await connection()
  if (!hasSandboxes()) notFound()
  const [{ token }, { gedaan }] = [await params, await searchParams]
  const sandbox = await sandboxView(token, new Date())
  if (!sandbox) {
    return (
      <HelpFrame title="Deze link werkt niet meer" sentence="De proefomgeving is verlopen of verwijderd, of er is een nieuwere link gestuurd.">
        <div><LinkButton href="/uitgevers/proef">Vraag een nieuwe link</LinkButton></div>
      </HelpFrame>
    )
  }
  return (
    <HelpFrame title="Uw proefomgeving" sentence={`Van ${sandbox.email}. Wie deze link heeft, ziet wat hier staat; het zijn verzonnen gegevens.`}>
      {gedaan === 'verlengd' && <Alert tone="success" live="polite">De proefomgeving is verlengd.</Alert>}
      {sandbox.made ? <Made made={sandbox.made} token={token} /> : <MakeForm token={token} />}
    </HelpFrame>
  )
}
