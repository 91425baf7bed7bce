import { listen } from './http/listen'
import { logToConsole, type Log } from './log'
import { readMailConfig, type MailConfig } from './mail/config'
import { Mailbox } from './mail/mailbox'
import { startSmtp } from './mail/smtp'
import { mailRoutes } from './mail/web'
import { run, startedAs } from './run'

export type RunningMail = { smtpPort: number; url: string; close(): Promise<void> }

/** Starts the mail catcher: it takes the mail that the portal sends, and shows it in the browser. */
export async function startMail({ host, smtpPort, webPort }: MailConfig, log: Log = logToConsole): Promise<RunningMail> {
  const mailbox = new Mailbox()
  const smtp = await startSmtp({ host, port: smtpPort, mailbox, log })
  try {
    const web = await listen({
      host,
      port: webPort,
      portVariable: 'MAIL_WEB_PORT',
      log,
      handler: () => (ask) => mailRoutes(mailbox, ask),
    })
    const close = async (): Promise<void> => void (await Promise.all([smtp.close(), web.close()]))
    return { smtpPort: smtp.port, url: web.url, close }
  } catch (error) {
    await smtp.close()
    throw error
  }
}

if (startedAs('mocks/mail.ts'))
  await run(async () => {
    const { smtpPort, url, close } = await startMail(readMailConfig(process.env))
    return { ready: `mail: SMTP ready on port ${smtpPort}, readable at ${url}`, close }
  })
