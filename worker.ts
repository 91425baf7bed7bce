import { sendForgottenLink } from './lib/home-login/send-forgotten-link'
import { closePool } from './lib/platform/db/pool'
import { dropExpiredLimits } from './lib/platform/limits'
import { envOrExit } from './lib/platform/env'
import { jobs, work } from './lib/platform/jobs'
import { log } from './lib/platform/log'
import { sendMail } from './lib/platform/mailer'
import { applyImportJob } from './lib/roster/apply-import'
import { dropOldImports } from './lib/roster/housekeeping'
import { dropExpiredPayloads } from './lib/sso/housekeeping'

// The worker process: the same slices, driven by jobs in PostgreSQL. Many may run beside each other.
envOrExit()
const boss = await jobs('worker')
await work('mail.send', ({ mailId }) => sendMail(mailId))
await work('roster.apply', applyImportJob)
await work('home.forgotten', sendForgottenLink)
await work('housekeeping', async () => {
  await dropExpiredLimits()
  await dropExpiredPayloads()
  await dropOldImports(new Date())
})
await boss.schedule('housekeeping', '*/10 * * * *', {}, { tz: 'Europe/Amsterdam' })
log().info('worker ready')

let closing = false
async function stop(): Promise<void> {
  if (closing) return
  closing = true
  await boss.stop({ graceful: true, timeout: 10_000 })
  await closePool()
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
