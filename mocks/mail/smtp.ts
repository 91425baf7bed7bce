import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { ConfigError } from '../env'
import { describe, type Log } from '../log'
import type { Mailbox } from './mailbox'

const LARGEST = 10 * 1024 * 1024

/** Addresses by their local part that do not work, to try what the portal does then. */
const REFUSALS: Record<string, { code: number; message: string }> = {
  bounce: { code: 550, message: '5.1.1 No such mailbox' },
  later: { code: 451, message: '4.3.2 Try again later' },
}

export type SmtpOptions = { host: string; port: number; mailbox: Mailbox; log: Log }

/** Takes every mail that is offered, for anyone, and delivers none. No TLS, no login: for one machine only. */
export async function startSmtp(options: SmtpOptions): Promise<{ port: number; close(): Promise<void> }> {
  const { host, port, mailbox, log } = options
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    // a portal that keeps its connection open does not hold up the stop
    closeTimeout: 1_000,
    size: LARGEST,
    banner: 'Leerpoort mail catcher',
    onRcptTo({ address }, _session, callback) {
      const refusal = REFUSALS[address.slice(0, address.lastIndexOf('@')).toLowerCase()]
      callback(refusal ? reply(refusal) : null)
    },
    onData(stream, session, callback) {
      receive(stream, session).then(
        () => callback(null),
        (error: unknown) => {
          log(`mail refused: ${describe(error)}`)
          const told = error instanceof Error && 'responseCode' in error
          callback(told ? error : reply({ code: 554, message: '5.6.0 Not a mail' }))
        },
      )
    },
  })

  async function receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const mail = await simpleParser(stream)
    // known only once all has come in
    if (stream.sizeExceeded) throw reply({ code: 552, message: '5.3.4 Too large' })
    mailbox.add({
      from: mail.from?.text ?? (session.envelope.mailFrom ? session.envelope.mailFrom.address : ''),
      to: session.envelope.rcptTo.map(({ address }) => address),
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      html: mail.html === false ? null : mail.html,
    })
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new ConfigError(`MAIL_SMTP_PORT: port ${port} on ${host} is taken; choose another`)
          : error,
      ),
    )
    server.listen(port, host, resolve)
  })
  // a client that hangs up in the middle is no reason to fall over
  server.on('error', (error) => log(`smtp: ${describe(error)}`))
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function reply({ code, message }: { code: number; message: string }): Error {
  return Object.assign(new Error(message), { responseCode: code })
}
