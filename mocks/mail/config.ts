import { z } from 'zod'
import { port, readEnv } from '../env'

const schema = z.object({
  MAIL_HOST: z.string().default('127.0.0.1'),
  MAIL_SMTP_PORT: port.default(2525),
  MAIL_WEB_PORT: port.default(3002),
})

export type MailConfig = { host: string; smtpPort: number; webPort: number }

/** The settings of the mail catcher, from the environment. */
export function readMailConfig(env: Record<string, string | undefined>): MailConfig {
  const read = readEnv(schema, env)
  return { host: read.MAIL_HOST, smtpPort: read.MAIL_SMTP_PORT, webPort: read.MAIL_WEB_PORT }
}
