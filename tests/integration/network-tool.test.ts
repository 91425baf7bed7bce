import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { scopeOf } from '@/lib/access/actor'
import type { StaffAtSchool } from '@/lib/access/current'
import { addAddress } from '@/lib/network/addresses'
import { addressesOf, isSchoolAddress, reportsOf, toolOf } from '@/lib/network/queries'
import { report } from '@/lib/network/report'
import { makeToolKey, removeTool } from '@/lib/network/tool'
import { watchTools } from '@/lib/network/watch-tools'
import { jobs } from '@/lib/platform/jobs'
import { LIMITS } from '@/lib/platform/limits'
import { makeSchool } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { mailsOf } from '../support/mails'
import { signedIn } from '../support/people'
import { startPortal, type Portal } from '../support/portal'

const NOON = new Date('2026-11-18T12:00:00+01:00')
const later = (minutes: number, from = NOON) => new Date(from.getTime() + minutes * 60_000)

let portal: Portal
let ict: StaffAtSchool
let cookie: string
let key: string
beforeAll(async () => void (portal = await startPortal()))
afterAll(async () => {
  await portal.close()
  await (await jobs()).stop({ graceful: false })
})
beforeEach(async () => {
  const school = await makeSchool({ addresses: [] })
  ;({ actor: ict, cookie } = await signedIn(school.id, { roles: ['coordinator'] }))
  ;({ key } = await command(ict, makeToolKey, NOON))
})

const here = () => scopeOf(ict)
const tell = (address: string | null, now = NOON, with_ = key) => report(`Bearer ${with_}`, address, now)
const list = async () => (await addressesOf(here())).map(({ cidr, connectionType, addedBy }) => `${cidr} ${connectionType} ${addedBy === null ? 'tool' : 'hand'}`)
const history = async () => (await reportsOf(here())).map(({ network }) => network)

describe('NET-2: the tool reports where the school is', () => {
  test('the first report adds the address; the same again changes nothing; a change takes its place', async () => {
    expect(await tell('203.0.113.7')).toEqual({ status: 200, address: '203.0.113.7', changed: true })
    expect(await tell('203.0.113.7', later(5))).toEqual({ status: 200, address: '203.0.113.7', changed: false })
    expect([await isSchoolAddress(ict.school.id, '203.0.113.7'), await isSchoolAddress(ict.school.id, '203.0.113.8')]).toEqual([true, false])
    await tell('203.0.113.8', later(10))
    expect([await isSchoolAddress(ict.school.id, '203.0.113.7'), await isSchoolAddress(ict.school.id, '203.0.113.8')]).toEqual([false, true])
    expect(await list()).toEqual(['203.0.113.8/32 dynamic tool'])
    expect(await history()).toEqual(['203.0.113.8/32', '203.0.113.7/32'])
    expect((await auditOf(ict.school.id)).map(({ action, actorKind, details }) => [action, actorKind, details])).toEqual([
      ['network.tool-key-made', 'staff', {}], ['network.address-reported', 'system', { added: true, removed: 0 }], ['network.address-reported', 'system', { added: true, removed: 1 }],
    ])
    expect(await toolOf(here(), later(10))).toEqual({ state: 'working', createdAt: NOON, lastReportAt: later(10) })
  })

  test('IPv4 and IPv6 stand beside each other; of IPv6 the /64, so that tomorrow’s address of the computer is no change', async () => {
    await Promise.all([tell('203.0.113.7'), tell('2001:db8:1:2:aaaa::1')])
    await tell('2001:db8:1:2:bbbb::9', later(5))
    expect((await list()).sort()).toEqual(['2001:db8:1:2::/64 dynamic tool', '203.0.113.7/32 dynamic tool'])
    await tell('2001:db8:1:3::1', later(10))
    expect((await list()).sort()).toEqual(['2001:db8:1:3::/64 dynamic tool', '203.0.113.7/32 dynamic tool'])
    expect((await history()).sort()).toEqual(['2001:db8:1:2::/64', '2001:db8:1:3::/64', '203.0.113.7/32'])
  })

  test('what coordinators added stays; the Dynamic IP that one added by hand the tool keeps from here on', async () => {
    await command(ict, (context) => addAddress(context, { address: '203.0.113.64/28', connectionType: 'static' }))
    await command(ict, (context) => addAddress(context, { address: '203.0.113.7', connectionType: 'dynamic' }))
    await tell('203.0.113.7')
    expect((await list()).sort()).toEqual(['203.0.113.64/28 static hand', '203.0.113.7/32 dynamic tool'])
    await tell('203.0.113.70', later(5))
    expect(await list()).toEqual(['203.0.113.64/28 static hand'])
    expect(await history()).toEqual(['203.0.113.70/32', '203.0.113.7/32'])
  })

  test('a removed address comes back with the next report: that is where the school is', async () => {
    await tell('203.0.113.7')
    await everything().schoolAddress.deleteMany({ where: { schoolId: ict.school.id } })
    expect(await tell('203.0.113.7', later(5))).toMatchObject({ changed: true })
    expect([await list(), await history()]).toEqual([['203.0.113.7/32 dynamic tool'], ['203.0.113.7/32']])
  })

  test('twenty at the same moment: one row, one line of history', async () => {
    await Promise.all(Array.from({ length: 20 }, () => tell('203.0.113.7')))
    expect([await list(), await history()]).toEqual([['203.0.113.7/32 dynamic tool'], ['203.0.113.7/32']])
  })

  test.each([['no address to be seen', null], ['private', '192.168.1.7'], ['of the provider’s inside', '100.64.0.9'], ['link-local', 'fe80::1']])('%s: said so, nothing added, and not counted as heard', async (_, address) => {
    expect(await tell(address)).toMatchObject({ status: 422, message: expect.stringMatching(/^\p{Lu}.+\.$/u) })
    expect([await list(), (await toolOf(here(), NOON)).state]).toEqual([[], 'waiting'])
  })
})

describe('NET-2: the key', () => {
  test('a new one replaces the old; without the tool neither works; what was reported stays', async () => {
    await tell('203.0.113.7')
    const second = await command(ict, makeToolKey, later(1))
    expect(await tell('203.0.113.8', later(2))).toEqual({ status: 401 })
    expect((await toolOf(here(), later(2))).state).toBe('waiting')
    expect(await tell('203.0.113.8', later(2), second.key)).toMatchObject({ status: 200 })
    await command(ict, removeTool)
    expect(await tell('203.0.113.9', later(3), second.key)).toEqual({ status: 401 })
    expect([await list(), (await toolOf(here(), NOON)).state, await refused(command(ict, removeTool))]).toEqual([['203.0.113.8/32 dynamic tool'], 'none', 'not-found'])
  })

  test('it stands nowhere in the database, and works for its own school only', async () => {
    const stranger = await makeSchool({ addresses: [] })
    await tell('203.0.113.7')
    expect(await everything().schoolAddress.count({ where: { schoolId: stranger.id } })).toBe(0)
    const rows = await everything().$queryRaw<{ row: string }[]>`select t::text as row from address_tool t where school_id = ${ict.school.id}::uuid`
    expect(rows[0]!.row).not.toContain(key)
    expect(key).toMatch(/^[\w-]{43}$/)
  })

  test('a school that is closed has no tool', async () => {
    await everything().school.update({ where: { id: ict.school.id }, data: { active: false } })
    expect(await tell('203.0.113.7')).toEqual({ status: 401 })
  })
})

describe('NET-2: over the network', () => {
  const post = (headers: Record<string, string>, options: { body?: string; from?: string } = {}) => portal.visit('/api/network/report', { method: 'POST', headers, ...options })

  test('the socket’s address counts: neither headers nor the body make another', async () => {
    const body = JSON.stringify({ address: '203.0.113.99', ip: '203.0.113.99' })
    const answer = await post({ authorization: `Bearer ${key}`, 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.99', 'x-real-ip': '203.0.113.99', forwarded: 'for=203.0.113.99' }, { body, from: '127.0.0.9' })
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { ok: true, address: '127.0.0.9', changed: true }])
    expect(await list()).toEqual(['127.0.0.9/32 dynamic tool'])
  })

  test('every key that is none gets the same answer, byte for byte', async () => {
    const wrong = [`Bearer ${'x'.repeat(43)}`, 'Bearer x', 'Bearer ', '', 'Basic eDp4', `bearer ${key}x`, `Bearer ${key} `.repeat(50), "Bearer ' or 1=1 --"]
    const answers = await Promise.all(wrong.map((authorization) => post(authorization ? { authorization } : {}, { from: '127.0.0.21' })))
    expect([...new Set(answers.map(({ status, text }) => `${status} ${text}`))]).toEqual(['401 {"ok":false}'])
    expect((await portal.visit('/api/network/report', { headers: { authorization: `Bearer ${key}` } })).status).toBe(405)
    expect(await list()).toEqual([])
  })

  test('guessing is slowed down, for the guesser alone', async () => {
    const codes: number[] = []
    for (let n = 0; n < LIMITS['address-report'].points + 5; n += 1) codes.push((await post({ authorization: `Bearer ${'y'.repeat(43)}` }, { from: '127.0.0.22' })).status)
    expect([codes[0], codes.at(-1)]).toEqual([401, 429])
    expect((await post({ authorization: `Bearer ${key}` }, { from: '127.0.0.22' })).status).toBe(200)
  })

  test('a script that runs wild is asked to wait', async () => {
    let last = 0
    for (let n = 0; n <= LIMITS['address-report-school'].points; n += 1) last = (await post({ authorization: `Bearer ${key}` }, { from: '127.0.0.23' })).status
    expect(last).toBe(429)
  })
})

describe('NET-2: the download', () => {
  const download = (fields: Record<string, string>, options: { cookie?: string | null; origin?: string } = {}) =>
    portal.visit('/beheer/ip-adressen/dynamisch/script', {
      method: 'POST', cookie: options.cookie === undefined ? cookie : options.cookie, body: new URLSearchParams({ school: ict.school.id, key, ...fields }).toString(),
      headers: { origin: options.origin ?? portal.origin, 'content-type': 'application/x-www-form-urlencoded' },
    })

  test.each([['windows', 'leerpoort-ip.ps1'], ['unix', 'leerpoort-ip.sh']])('%s: a file with the key and the portal’s address, that nobody keeps', async (kind, file) => {
    const { status, headers, text } = await download({ kind })
    expect([status, headers['content-disposition'], headers['cache-control']]).toEqual([200, `attachment; filename="${file}"`, 'no-store'])
    expect(text).toContain(`'${key}'`)
    expect(text).toContain(`'${portal.origin}'`)
  })

  test('who may not, another origin, another school’s page, a key that is not (any more) the school’s: no script', async () => {
    const teacher = await signedIn(ict.school.id, { roles: ['teacher'] })
    const other = await signedIn((await makeSchool()).id, { roles: ['coordinator'] })
    const faults = [
      await download({}, { cookie: null }), await download({}, { cookie: teacher.cookie }), await download({}, { origin: 'https://evil.example' }),
      await download({}, { cookie: other.cookie }), await download({ school: other.actor.school.id }, { cookie: other.cookie }), await download({ key: 'z'.repeat(43) }), await download({ key: "'; rm -rf / #" }),
    ]
    const page = '/beheer/ip-adressen/dynamisch?fout='
    expect(faults.map(({ status, location }) => [status, location])).toEqual([
      [303, '/start'], [303, '/start'], [303, '/start'], [303, `${page}other-school`], [303, `${page}tool-key-gone`], [303, `${page}tool-key-gone`], [303, `${page}tool-key-gone`],
    ])
    for (const { text } of faults) expect(text).not.toContain(key)
  })
})

describe('NET-2: the script for macOS and Linux, really run', () => {
  const run = promisify(execFile)
  const tools = (name: string) => run('/bin/sh', ['-c', `command -v ${name}`]).then(({ stdout }) => stdout.trim(), () => null)
  let dir: string
  beforeAll(async () => void (dir = await mkdtemp(path.join(tmpdir(), 'leerpoort-script-'))))
  afterAll(() => rm(dir, { recursive: true, force: true }))

  async function script(change: (text: string) => string = (text) => text): Promise<string> {
    const { text } = await portal.visit('/beheer/ip-adressen/dynamisch/script', {
      method: 'POST', cookie, body: new URLSearchParams({ school: ict.school.id, key, kind: 'unix' }).toString(), headers: { origin: portal.origin, 'content-type': 'application/x-www-form-urlencoded' },
    })
    const file = path.join(dir, `${key.slice(0, 8)}.sh`)
    await writeFile(file, change(text))
    return file
  }
  const start = (file: string, args: string[] = [], env: Record<string, string> = {}) =>
    run('/bin/sh', [file, ...args], { env: { NODE_ENV: 'test', PATH: process.env.PATH!, HOME: dir, ...env } }).then(({ stdout }) => ({ code: 0, text: stdout }), (error: { code: number; stderr: string }) => ({ code: error.code, text: error.stderr }))
  /** A folder whose programs are these and no others, so that the script finds what a school's computer has. */
  async function only(name: string, programs: string[], made: Record<string, string> = {}): Promise<string> {
    const bin = await mkdtemp(path.join(dir, `${name}-`))
    for (const program of [...programs, 'sed', 'tail', 'rm', 'mktemp', 'id', 'mkdir', 'cp', 'mv', 'chmod', 'uname', 'grep', 'cat', 'dirname', 'sleep']) {
      const where = await tools(program)
      if (where) await run('ln', ['-s', where, path.join(bin, program)])
    }
    for (const [file, text] of Object.entries(made)) {
      await writeFile(path.join(bin, file), text)
      await chmod(path.join(bin, file), 0o755)
    }
    return bin
  }

  for (const program of ['curl', 'wget'])
    test(`with ${program}: it reports, and a change of address takes over`, async ({ skip }) => {
      if (!(await tools(program))) return skip(`${program} is not on this machine: the script was NOT run with it`)
      const PATH = await only(program, [program])
      const file = await script()
      expect(await start(file, [], { PATH })).toEqual({ code: 0, text: 'Gemeld: 127.0.0.1\n' })
      expect(await list()).toEqual(['127.0.0.1/32 dynamic tool'])
      // Another address of this machine, as a provider would give it: by the program's own settings.
      await writeFile(path.join(dir, '.curlrc'), 'interface = "127.0.0.2"\n')
      const moved = program === 'curl' ? file : await script((text) => text.replace('wget "-$1"', 'wget "-$1" --bind-address=127.0.0.2'))
      expect(await start(moved, [], { PATH })).toEqual({ code: 0, text: 'Gemeld: 127.0.0.2\n' })
      await rm(path.join(dir, '.curlrc'))
      expect([await list(), await history()]).toEqual([['127.0.0.2/32 dynamic tool'], ['127.0.0.2/32', '127.0.0.1/32']])
    })

  test('it says what is wrong: an old key, a portal that is away, nothing to send with', async ({ skip }) => {
    if (!(await tools('curl'))) return skip('curl is not on this machine: the script was NOT run')
    const file = await script()
    await command(ict, makeToolKey)
    const old = await start(file)
    expect([old.code, old.text]).toEqual([1, 'Deze sleutel werkt niet (meer). Download de Dynamic IP Tool opnieuw in het portaal.\n'])
    const away = await start(await writeAway(file))
    expect([away.code, away.text]).toEqual([1, 'Niet gemeld. Het portaal is niet te bereiken: http://127.0.0.1:9\n'])
    expect(await start(file, [], { PATH: await only('bare', []) })).toEqual({ code: 1, text: 'Dit script heeft curl of wget nodig.\n' })
    expect((await start(file, ['--wat'])).code).toBe(1)
  })
  async function writeAway(file: string): Promise<string> {
    await writeFile(`${file}.away`, (await readFile(file, 'utf8')).replace(portal.origin, 'http://127.0.0.1:9'))
    return `${file}.away`
  }

  test('it installs itself in cron beside what is there, once however often, and leaves again', async ({ skip }) => {
    if (!(await tools('curl'))) return skip('curl is not on this machine: the script was NOT run')
    const table = path.join(dir, 'crontab.txt')
    await writeFile(table, '0 3 * * * /usr/bin/backup\n')
    const PATH = await only('cron', ['curl'], {
      // Not the machine's own crontab, and an ordinary user on Linux.
      crontab: `#!/bin/sh\nif [ "$1" = -l ]; then cat '${table}'; else cat > '${table}.new' && mv '${table}.new' '${table}'; fi\n`,
      uname: '#!/bin/sh\necho Linux\n', id: '#!/bin/sh\necho 1000\n',
    })
    const file = await script()
    for (let n = 0; n < 2; n += 1) expect(await start(file, ['--install'], { PATH })).toMatchObject({ code: 0, text: expect.stringContaining('elke 5 minuten') })
    const lines = (await readFile(table, 'utf8')).trim().split('\n')
    const installed = path.join(dir, '.leerpoort/leerpoort-ip.sh')
    expect(lines).toEqual(['0 3 * * * /usr/bin/backup', expect.stringMatching(/^[0-4]-59\/5 \* \* \* \* \/bin\/sh ".+leerpoort-ip\.sh" --later >\/dev\/null 2>&1$/)])
    expect(lines[1]).toContain(installed)
    expect((await run('ls', ['-l', installed])).stdout).toMatch(/^-rwx------/)
    expect(await start(installed, [], { PATH })).toEqual({ code: 0, text: 'Gemeld: 127.0.0.1\n' })
    expect((await start(file, ['--uninstall'], { PATH })).code).toBe(0)
    expect(await readFile(table, 'utf8')).toBe('0 3 * * * /usr/bin/backup\n')
    await expect(readFile(installed)).rejects.toThrow('ENOENT')
  })
})

describe('NET-2: the alarm', () => {
  const mails = async () => (await mailsOf({ schoolId: ict.school.id })).map(({ recipient, subject, text }) => ({ recipient, subject, text }))

  test('after an hour of silence in school time each coordinator gets one mail; heard again clears it, and it can happen anew', async () => {
    const second = (await signedIn(ict.school.id, { roles: ['coordinator', 'teacher'] })).actor
    await signedIn(ict.school.id, { roles: ['teacher'] })
    await signedIn(ict.school.id, { roles: ['coordinator'], active: false })
    await tell('203.0.113.7')
    await watchTools(later(59))
    expect(await mails()).toEqual([])
    await Promise.all([watchTools(later(61)), watchTools(later(61))])
    await watchTools(later(71))
    const sent = await mails()
    expect(sent.map(({ recipient }) => recipient).sort()).toEqual([ict.email, second.email].sort())
    expect(sent[0]!.text).toContain('18 november 2026, 12:00')
    expect(sent[0]!.text).toContain('/beheer/ip-adressen/dynamisch')
    expect((await toolOf(here(), later(71))).state).toBe('silent')
    await tell('203.0.113.7', later(75))
    expect((await toolOf(here(), later(75))).state).toBe('working')
    await watchTools(later(140))
    expect(await mails()).toHaveLength(4)
    expect((await auditOf(ict.school.id)).filter(({ action }) => action === 'network.tool-silent')).toHaveLength(2)
  })

  test('not at night, not at the weekend, not for a key that was never used', async () => {
    await tell('203.0.113.7', new Date('2026-11-20T17:30:00+01:00'))
    for (const moment of ['2026-11-20T19:00:00+01:00', '2026-11-21T12:00:00+01:00', '2026-11-23T07:30:00+01:00']) await watchTools(new Date(moment))
    expect(await mails()).toEqual([])
    await watchTools(new Date('2026-11-23T08:00:00+01:00'))
    expect(await mails()).toHaveLength(1)
    const unused = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    await command(unused, makeToolKey, NOON)
    await watchTools(later(600, NOON))
    expect(await everything().outboxMail.count({ where: { schoolId: unused.school.id } })).toBe(0)
  })

  test('history is kept for a year', async () => {
    await tell('203.0.113.7', new Date('2025-11-01T12:00:00Z'))
    await tell('203.0.113.8', NOON)
    await watchTools(NOON)
    expect(await history()).toEqual(['203.0.113.8/32'])
  })
})
