import { randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from '../../lib/platform/db/migrate'
import { startDatabase } from '../stack/database'
import { spread } from './measure'
import { table } from './report'

// npm run bench:enumeration [-- rounds]: how long a login and a request for a link take for an address that somebody has, and for one
// that nobody has (AUT-3), by turns, so that whatever else the machine does befalls both. Nothing is asserted: a busy machine
// is no mistake. What counts is that the two rows of a pair overlap.
const ROUNDS = Number(process.argv[2] ?? 60)

const dir = mkdtempSync(path.join(tmpdir(), 'leerpoort-bench-'))
// As root, PostgreSQL runs as its own user, who must be able to get in.
chmodSync(dir, 0o755)
const database = await startDatabase(dir, randomUUID())
const key = () => randomBytes(32).toString('base64')
Object.assign(process.env, { NODE_ENV: 'test', DATABASE_URL: database.url, PUBLIC_URL: 'http://localhost:3000', NEXTAUTH_SECRET: key(), ENCRYPTION_KEYS: `k1:${key()}`, LOOKUP_KEY: key(), SMTP_URL: 'smtp://127.0.0.1:9', LOG_LEVEL: 'silent', BCRYPT_COST: '12' })
await migrate(database.url)
// Only now: they read the settings.
const [{ signInStaff }, { signInHome }, { askLink }, factories, { closePool, pool }, { jobs }, { hashPassword }] = await Promise.all([
  import('../../lib/staff/sign-in'), import('../../lib/home-login/sign-in'), import('../../lib/access/forgotten'), import('../../prisma/seed/factories'),
  import('../../lib/platform/db/pool'), import('../../lib/platform/jobs'), import('../../lib/platform/passwords'),
])

const school = await factories.makeSchool()
const { user } = await factories.makeStaff(school.id, { roles: ['teacher'], email: 'wel@school.example' })
await factories.makeHome('wel@thuis.example', [await factories.makePupil(school.id, (await factories.makeGroup(school.id)).id)])
// At the cost that the portal has in use, not the demonstration's.
const hash = await hashPassword('Een wachtwoord 1')
await pool().query('update "user" set password_hash = $1 where id = $2', [hash, user!.id])
await pool().query('update home_account set password_hash = $1', [hash])

const refused = async (work: Promise<unknown>) => void (await work.catch(() => undefined))
const KINDS: [string, (known: boolean) => Promise<void>][] = [
  ['login, staff', (known) => refused(signInStaff({ email: known ? 'wel@school.example' : 'niet@school.example', password: 'Verkeerd 1' }, '198.51.100.1'))],
  ['login, home', (known) => refused(signInHome({ email: known ? 'wel@thuis.example' : 'niet@thuis.example', password: 'Verkeerd 1' }, '198.51.100.1'))],
  ['forgotten, staff', (known) => refused(askLink('staff', known ? 'wel@school.example' : 'niet@school.example', '198.51.100.1', new Date()))],
  ['forgotten, home', (known) => refused(askLink('home', known ? 'wel@thuis.example' : 'niet@thuis.example', '198.51.100.1', new Date()))],
]

const rows: string[][] = []
for (const [name, once] of KINDS) {
  const took: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
  for (let round = -5; round < ROUNDS; round += 1)
    for (const which of round % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
      await pool().query('delete from rate_limit')
      const began = performance.now()
      await once(which === 'known')
      // The first rounds warm up.
      if (round >= 0) took[which].push(performance.now() - began)
    }
  for (const which of ['known', 'unknown'] as const) {
    const { median, lowest, highest } = spread(took[which])
    rows.push([name, which, ...[median, lowest, highest].map((value) => value.toFixed(2))])
  }
}
console.log(table([['request', 'address', 'median ms', 'lowest', 'highest'], ...rows]).join('\n'))
await (await jobs()).stop({ graceful: false })
await closePool()
await database.stop()
rmSync(dir, { recursive: true, force: true })
process.exit(0)
