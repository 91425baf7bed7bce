import type { Metadata } from 'next'
import Link from 'next/link'
import { HelpFrame } from '@/app/HelpFrame'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { hasSandboxes } from '@/lib/sandbox/mode'
import { apiReference } from '@/lib/publisher-api/reference'

export const metadata: Metadata = { title: 'Diensten voor uitgeverijen' }
/** Made at each request: the addresses are settings. */
export const dynamic = 'force-dynamic'

/** PUB-2: what publishers can ask, made from the same table as the services themselves. For engineers, so in English. */
export default function PublisherApiPage() {
  const { server, token, services, parts, problems } = apiReference()
  return (
    <HelpFrame title="Diensten voor uitgeverijen" sentence="De beschrijving voor wie software van een uitgeverij met het portaal verbindt, in het Engels.">
      <div lang="en" className="flex flex-col gap-6">
        <p>
          Two ways in, with the same data: mutual TLS with your own certificate, on a port of its own, or OAuth 2.0 client credentials with <code>private_key_jwt</code>. Also as{' '}
          <a href="/api/uitgevers/openapi.json">OpenAPI 3.1 (JSON)</a>. Errors are problem details (RFC 9457).
        </p>
        {hasSandboxes() && <p>Try it now: <Link href="/uitgevers/proef">make a client and a made-up school</Link>.</p>}
        <p className="[overflow-wrap:anywhere]">Address under OAuth 2.0: <code>{server}</code>. Token endpoint: <code>{token}</code>.</p>
        {services.map(({ name, endpoints }) => (
          <section key={name} className="flex flex-col gap-3">
            <h2>{name}</h2>
            <Table label={name} narrow>
              <TableHead><Th>Request</Th><Th>What it does</Th><Th>Answer</Th></TableHead>
              <TableBody>
                {endpoints.map(({ method, path, summary, query, body, answer, statuses }) => (
                  <Tr key={`${method} ${path}`}>
                    <Td head className="[overflow-wrap:anywhere]"><code>{method} {path}</code></Td>
                    <Td>{summary}.{query.length > 0 && <span className="block text-sm text-muted">Query: {query.join(', ')}</span>}{body.length > 0 && <span className="block text-sm text-muted">Body: {body.join(', ')}</span>}<span className="block text-sm text-muted">Status: {statuses.join(', ')}</span></Td>
                    <Td className="[overflow-wrap:anywhere]">{answer.length > 0 ? answer.join(', ') : 'empty'}</Td>
                  </Tr>
                ))}
              </TableBody>
            </Table>
          </section>
        ))}
        <section className="flex flex-col gap-3">
          <h2>Parameters and headers</h2>
          <dl>{parts.map(({ name, description }) => <div key={name}><dt className="inline font-semibold"><code>{name}</code>:</dt> <dd className="inline">{description}.</dd></div>)}</dl>
        </section>
        <section className="flex flex-col gap-3">
          <h2>Problems</h2>
          <p>The <code>type</code> is <code>urn:leerpoort:problem:</code> and the word below.</p>
          <dl>{problems.map(({ name, status, description }) => <div key={name}><dt className="inline font-semibold"><code>{status} {name}</code>:</dt> <dd className="inline">{description}.</dd></div>)}</dl>
        </section>
      </div>
    </HelpFrame>
  )
}
