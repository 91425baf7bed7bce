import { describe, expect, test } from 'vitest'
import { sources } from '../test-support'
import type { Statement } from './pool'

const isStatement = (value: unknown): value is Statement => typeof value === 'object' && value !== null && 'text' in value && 'scope' in value && 'name' in value
const modules = import.meta.glob<Record<string, unknown>>('/lib/**/sql*.ts', { eager: true })
const all = Object.entries(modules).flatMap(([file, exports]) => Object.values(exports).flat().filter(isStatement).map((statement) => ({ file, ...statement })))

/** Every use of the whole database, with its reason. A new one is looked at by a person, and then stands here. */
const ACROSS: Record<string, string[]> = {
  'lib/access/forgotten.ts': ['who forgot a password is nobody yet'],
  'lib/access/mail-link.ts': ['a link in a mail is known by its token only'],
  'lib/access/run-command.ts': ['work of the helpdesk and of somebody on the own login belongs to no school'],
  'lib/agreements/queries.ts': ['an agreement is of a board, which has several schools', 'whoever holds the link signs for a board'],
  'lib/agreements/sign.ts': ['whoever holds the link signs for a board'],
  'lib/account-requests/begin-request.ts': ['who asks for an account has none'],
  'lib/account-requests/housekeeping.ts': ['a job cleans up what strangers sent in'],
  'lib/account-requests/http.ts': ['the helpdesk opened what a stranger sent in'],
  'lib/account-requests/queries.ts': ['a request is known by the token of its link', ...Array<string>(4).fill('the helpdesk decides on requests from everywhere')],
  'lib/account-requests/send-request.ts': ['who asks for an account has none'],
  'lib/consent/tell-job.ts': ['a job tells a publisher of one school'],
  'lib/contact/queries.ts': ['the helpdesk is for all schools', 'the directory is for all schools'],
  'lib/contact/send-message.ts': ['who writes to the helpdesk need not be logged in'],
  'lib/helpdesk/day.ts': ['the helpdesk’s day is about all schools'],
  'lib/helpdesk/members.ts': ['the helpdesk belongs to no school'],
  'lib/helpdesk/people.ts': ['a login belongs to a person, not to a school', 'a home login belongs to no school'],
  'lib/helpdesk/schools.ts': ['the helpdesk finds every school', 'the helpdesk finds every school'],
  'lib/home-login/choose-password.ts': ['a home login belongs to no school'],
  'lib/home-login/enter-child.ts': ['a parent belongs to no school'],
  'lib/home-login/send-forgotten-link.ts': ['a home login belongs to no school'],
  'lib/home-login/sign-in.ts': ['a parent who logs in belongs to no school'],
  'lib/las/enqueue-due.ts': ['a job looks which schools are due'],
  'lib/login-security/factors.ts': ['a second factor belongs to a person, not to a school'],
  'lib/login-security/housekeeping.ts': ['a job cleans up for all schools'],
  'lib/login-security/prove.ts': ['somebody says who is at the own session'],
  'lib/login-security/queries.ts': ['somebody sets up the own login', 'somebody looks at the own sessions, at all schools'],
  'lib/login-security/second-step.ts': ['somebody who still owes the second step has no school yet'],
  'lib/login-security/passkeys.ts': ['a passkey belongs to a person, not to a school'],
  'lib/licences/titles.ts': ['titles are the same for all schools'],
  'lib/network/watch-tools.ts': ['a job watches the tools of all schools'],
  'lib/network-suppliers/finish-sign-in.ts': ['somebody who logs in has no actor yet'],
  'lib/network-suppliers/queries.ts': ['network environments are the same for all schools', 'a refusal names the environment'],
  'lib/look-on/housekeeping.ts': ['a job cleans up for all schools'],
  'lib/notices/current.ts': ['notices are for all schools'],
  'lib/notices/housekeeping.ts': ['a job cleans up for all schools'],
  'lib/notices/queries.ts': ['what somebody put away belongs to the person', 'notices are for all schools', 'notices are for all schools', 'notices are for all schools'],
  'lib/notices/viewer.ts': ['somebody reads notices before choosing one of the own schools'],
  'lib/platform/mailer.ts': ['the outbox serves all schools'],
  'lib/procedures/closings.ts': ['the helpdesk sees which schools ask to be closed'],
  'lib/procedures/erase-schools.ts': ['a job erases closed schools'],
  'lib/procedures/housekeeping.ts': ['a job cleans up for all schools'],
  'lib/procedures/download-report.ts': ['the helpdesk fetches the report of two schools'],
  'lib/procedures/merged-since.ts': ['a merger belongs to two schools'],
  'lib/procedures/queries.ts': ['the helpdesk sees the schools of a procedure'],
  'lib/procedures/split-queries.ts': ['the helpdesk sees the schools of a split'],
  'lib/publisher-admin/queries.ts': ['a publisher sees its own titles, and the schools that ticked it'],
  'lib/publisher-admin/save-icon.ts': ['a publisher’s titles are the same for all schools'],
  'lib/publisher-desk/queries.ts': ['the helpdesk keeps the publishers’ connections'],
  'lib/pupil-login/badge.ts': ['a login that failed has no actor'],
  'lib/pupil-login/previous.ts': ['signing out belongs to the person'],
  'lib/pupil-login/sign-in.ts': ['a login that failed has no actor'],
  'lib/readiness/remind.ts': ['a job looks which schools still import last year'],
  'lib/privacy/access-report.ts': ['a login and its traces belong to a person, not to a school'],
  'lib/privacy/queries.ts': ['publishers and environments are the same for all schools', 'what was erased everywhere is told in total'],
  'lib/roster/apply-import.ts': ['the failure is noted after the roll-back'],
  'lib/roster/housekeeping.ts': ['a job cleans up for all schools'],
  'lib/roster/switch-over.ts': ['a job begins the new school year everywhere'],
  'lib/saml/queries.ts': ['publishers are the same for all schools'],
  'lib/sandbox/ask-link.ts': ['a sandbox is asked for by nobody yet'],
  'lib/sandbox/housekeeping.ts': ['a job erases sandboxes'],
  'lib/sandbox/keep-sandbox.ts': ['whoever holds the link keeps the sandbox', 'whoever holds the link keeps the sandbox'],
  'lib/sandbox/make-sandbox.ts': ['a sandbox is a publisher and a school at once'],
  'lib/sandbox/mode.ts': ['strangers make nothing where schools work'],
  'lib/sandbox/queries.ts': ['a sandbox is known by the token of its link'],
  'lib/schools/duo-queries.ts': Array<string>(5).fill('the helpdesk keeps the register and the locations that it lacks'),
  'lib/schools/housekeeping.ts': ['a job cleans up the register’s files and requests'],
  'lib/schools/stage-duo-import.ts': ['the register is the same for all schools'],
  'lib/schools/save-duo-register.ts': ['the register is the same for all schools'],
  'lib/status/pulse.ts': ['the worker serves all schools'],
  'lib/sso/queries.ts': ['publishers are the same for all schools'],
  'lib/sso/renew-keys.ts': ['one issuer signs for all schools'],
  'lib/sso/signing-keys.ts': ['one issuer signs for all schools', 'one issuer signs for all schools', 'one issuer signs for all schools'],
  'lib/substitutes/end-job.ts': ['a job ends what is over at all schools'],
  'lib/staff/accept-agreement.ts': ['somebody accepts for the own login', 'somebody accepts for the own login'],
  'lib/staff/confirm-work.ts': ['whoever holds the link belongs to no school here yet', 'whoever holds the link says yes for the own login'],
  'lib/staff/send-forgotten-link.ts': ['a login belongs to a person, not to a school'],
  'lib/staff/set-password.ts': ['a link in a mail is for a person, not for a school', 'whoever holds the link sets the own password'],
  'lib/staff/actions.ts': ['signing out belongs to the person'],
  'lib/staff/change-school.ts': ['the school is being chosen'],
  'lib/staff/queries.ts': ['somebody chooses between the own schools'],
  'lib/staff/sign-in.ts': ['somebody who logs in has no school yet', 'somebody who logs in has no school yet'],
  'lib/staff/sign-in-stronger.ts': ['somebody who logs in has no school yet'],
}

describe('DAT-1: raw SQL says whose rows it reads', () => {
  test('there are statements to look at', () => expect(all.length).toBeGreaterThan(30))

  test('each has a name of its own: PostgreSQL keeps one plan a name', () => {
    const names = all.map(({ name }) => name)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/)
  })

  test.each(all.filter(({ scope }) => scope === 'school'))('$name: $1 is the school’s id', ({ text }) => {
    const compared = [...text.matchAll(/([\w."]+)\s*=\s*\$1\b/g)].map((match) => match[1]!)
    expect(compared.length).toBeGreaterThan(0)
    expect(compared.filter((column) => !/^(\w+\.)?school_id$|^c\.id$/.test(column))).toEqual([])
  })

  test.each(all.filter(({ scope }) => scope !== 'school'))('$name: looks beyond one school, and says why', ({ scope }) => {
    expect(typeof scope === 'object' && scope.across.length).toBeGreaterThan(10)
  })

  test('statements stand in sql files only: elsewhere nothing sends SQL of its own, but for these', () => {
    const sends = sources('lib', 'app').filter(({ file, text }) => !/\/sql[^/]*\.ts$/.test(file) && /\.query\(|\$queryRaw|\$executeRaw/.test(text)).map(({ file }) => file)
    expect(sends).toEqual([
      'lib/access/forgotten.ts', 'lib/access/mail-link.ts', 'lib/consent/lock.ts', 'lib/licences/hosted.ts', 'lib/login-security/change-factors.ts',
      'lib/network-suppliers/save-suppliers.ts', 'lib/platform/db/connection.ts', 'lib/platform/db/migrate.ts', 'lib/platform/db/pool.ts', 'lib/platform/jobs.ts', 'lib/platform/limits.ts', 'lib/schools/save-duo-register.ts',
      'lib/sso/signing-keys.ts', 'lib/staff/coordinators.ts', 'lib/staff/login-account.ts',
    ])
  })
})

describe('DAT-1: the whole database is opened where this list says, and nowhere else', () => {
  const found = sources('lib', 'app', 'components', 'emails').filter(({ file }) => file !== 'lib/platform/db/scope.ts')

  test('acrossSchools, with its reasons', () => {
    const uses = Object.fromEntries(found.flatMap(({ file, text }) => {
      const reasons = [...text.matchAll(/acrossSchools\(\s*(?:(['"`])((?:\\.|(?!\1).)*)\1|[^)]*)\s*\)/g)].map((match) => match[2] ?? 'no reason written out')
      return reasons.length > 0 ? [[file, reasons]] : []
    }))
    expect(uses).toEqual(ACROSS)
  })

  test('nobody takes Prisma past the scope', () => {
    const allowed = ['lib/platform/db/prisma.ts', 'lib/platform/db/scope.ts']
    const past = found.filter(({ file, text }) => !allowed.includes(file) && /import (?!type)[^;\n]*\bprisma\b[^;\n]*from ['"][^'"]*db\/prisma['"]|new PrismaClient|db\/generated\/client/.test(text))
    expect(past.map(({ file }) => file)).toEqual([])
  })
})
