import { dropOldAccess } from './lib/access/housekeeping'
import { dropOldRequests } from './lib/account-requests/housekeeping'
import { dropOldSigningRequests } from './lib/agreements/housekeeping'
import { tellPublisherJob } from './lib/consent/tell-job'
import { enqueueDue } from './lib/las/enqueue-due'
import { fetchAheadJob } from './lib/las/fetch-ahead'
import { endLostRun, fetchRosterJob } from './lib/las/fetch-roster'
import { dropOldLookups } from './lib/licence-lookup/look-up'
import { dropOldLookOns } from './lib/look-on/housekeeping'
import { dropOldNotices } from './lib/notices/housekeeping'
import { watchTools } from './lib/network/watch-tools'
import { dropOldHomes } from './lib/home-login/housekeeping'
import { sendForgottenHomeLink } from './lib/home-login/send-forgotten-link'
import { closePool } from './lib/platform/db/pool'
import { dropExpiredLimits } from './lib/platform/limits'
import { envOrExit } from './lib/platform/env'
import { dropExpiredAttempts } from './lib/network-suppliers/housekeeping'
import { jobs, work } from './lib/platform/jobs'
import { log, whenUnread } from './lib/platform/log'
import { dropOldCounts } from './lib/privacy/housekeeping'
import { dropOldMails } from './lib/platform/mail-housekeeping'
import { sendMail } from './lib/platform/mailer'
import { dropOldMeans } from './lib/pupil-login/housekeeping'
import { eraseClosedSchools } from './lib/procedures/erase-schools'
import { dropOldUndo } from './lib/procedures/housekeeping'
import { remindOfNewYear } from './lib/readiness/remind'
import { eraseOldSandboxes } from './lib/sandbox/housekeeping'
import { applyImportJob } from './lib/roster/apply-import'
import { eraseRemoved } from './lib/roster/erase'
import { giveUpImport } from './lib/roster/give-up-import'
import { dropOldImports } from './lib/roster/housekeeping'
import { switchOver } from './lib/roster/switch-over'
import { dropOldRegisterWork } from './lib/schools/housekeeping'
import { dropExpiredPayloads } from './lib/sso/housekeeping'
import { renewSigningKeys } from './lib/sso/renew-keys'
import { dropOldVisits, tellPublishers } from './lib/sso/tell-publishers'
import { beat } from './lib/status/pulse'
import { dropUnusedUsers } from './lib/staff/housekeeping'
import { dropOldSteps } from './lib/login-security/housekeeping'
import { sendForgottenStaffLink } from './lib/staff/send-forgotten-link'
import { dropOldDrafts } from './lib/xml-maker/housekeeping'
import { endSubstitutionsJob } from './lib/substitutes/end-job'
import { dropOldAddresses } from './lib/substitutes/housekeeping'

// The worker process: the same slices, driven by jobs in PostgreSQL. Many may run beside each other.
envOrExit()
const boss = await jobs('worker')
await work('mail.send', ({ mailId }) => sendMail(mailId))
await work('roster.apply', applyImportJob)
await work('roster.lost', (job) => giveUpImport(job))
await work('roster.erase', () => eraseRemoved(new Date()))
// Several at once, and never all of one LAS: one that is slow or broken holds up no other school and no other LAS.
await work('las.fetch', fetchRosterJob, 8, 4)
await work('las.lost', endLostRun)
await work('las.ahead', (job) => fetchAheadJob(job), 4)
await work('roster.switch-over', async () => void (await switchOver(new Date())))
await work('procedures.erase', () => eraseClosedSchools(new Date()))
await work('readiness.remind', () => remindOfNewYear(new Date()))
await work('las.due', async () => void (await enqueueDue(new Date())))
// A publisher that is down holds up no other.
await work('publisher.tell', tellPublisherJob, 8, 2)
await work('staff.forgotten', sendForgottenStaffLink)
await work('substitutes.end', () => endSubstitutionsJob(new Date()))
await work('home.forgotten', sendForgottenHomeLink)
await work('housekeeping', async () => {
  await dropExpiredLimits()
  await dropExpiredPayloads()
  await dropOldVisits()
  await dropExpiredAttempts()
  await dropOldImports(new Date())
  await dropOldDrafts(new Date())
  await dropOldLookOns(new Date())
  await dropOldNotices(new Date())
  await dropOldUndo(new Date())
  await dropOldRequests(new Date())
  await dropOldRegisterWork(new Date())
  await dropOldAccess(new Date())
  await dropOldSteps(new Date())
  await dropOldMails(new Date())
  await dropOldMeans(new Date())
  await dropOldAddresses(new Date())
  await dropOldLookups(new Date())
})
// Looks at every login there is: once a night.
await work('housekeeping.logins', async () => {
  await dropOldHomes(new Date())
  await dropUnusedUsers(new Date())
  await dropOldCounts(new Date())
  await dropOldSigningRequests(new Date())
  await eraseOldSandboxes(new Date())
})
await work('sso.logout', () => tellPublishers())
await work('sso.keys', () => renewSigningKeys(new Date()))
await work('status.pulse', () => beat(new Date()))
await beat(new Date())
await work('network.watch-tools', () => watchTools(new Date()))
await boss.schedule('status.pulse', '* * * * *', {}, { tz: 'Europe/Amsterdam' })
await boss.schedule('network.watch-tools', '5-59/10 * * * *', {}, { tz: 'Europe/Amsterdam' })
await boss.schedule('roster.erase', '20 3 * * *', {}, { tz: 'Europe/Amsterdam' })
await boss.schedule('housekeeping', '*/10 * * * *', {}, { tz: 'Europe/Amsterdam' })
await boss.schedule('housekeeping.logins', '20 3 * * *', {}, { tz: 'Europe/Amsterdam' })
// To the minute: what is over is over for readers by itself; this tidies up after it.
await boss.schedule('substitutes.end', '* * * * *', {}, { tz: 'Europe/Amsterdam' })
await boss.schedule('sso.logout', '* * * * *', {}, { tz: 'Europe/Amsterdam' })
await boss.schedule('sso.keys', '40 3 * * *', {}, { tz: 'Europe/Amsterdam' })
await boss.schedule('las.due', '* * * * *', {}, { tz: 'Europe/Amsterdam' })
await boss.schedule('procedures.erase', '50 3 * * *', {}, { tz: 'Europe/Amsterdam' })
await boss.schedule('readiness.remind', '0 9 * * *', {}, { tz: 'Europe/Amsterdam' })
await boss.schedule('roster.switch-over', '*/5 * * * *', {}, { tz: 'Europe/Amsterdam' })
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
whenUnread(() => void stop())
