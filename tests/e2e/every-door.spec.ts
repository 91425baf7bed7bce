import { randomUUID } from 'node:crypto'
import { ROLES, STAFF_ROLES, type Role, type StaffRole } from '@/lib/access/actor'
import { may } from '@/lib/access/permissions'
import { createSession } from '@/lib/access/session'
import { makeHome, makeUser, next } from '@/prisma/seed/factories'
import { actions, builtActions, handlers, hiddenActions, nativePaths, pages, type Page, type Rule } from './support/doors'
import { ask, cookie, type Answer } from './support/http'
import { place } from './support/place'
import { expect, test } from './support/test'
import { database, furnishedSchool, person, pupilSession, publisherId, staffSession, type Furnished } from './support/world'

/**
 * Every page, server action and route handler as every role, of the own school and of another (DAT-1, AUT-5). What is
 * expected follows from the rule in the source and the permission table. What asks for no permission stands in a list
 * here, with the reason: so whatever is new and has neither fails.
 */
const PUBLIC_PAGES: Record<string, string> = {
  '/': 'the front page, which sends on whoever is logged in',
  '/login/leerkracht': 'the login page of staff',
  '/login/vergeten': 'asks a link for whoever cannot log in',
  '/login/wachtwoord/[token]': 'the link itself says whose it is',
  '/login/netwerk': 'says why a sign-in through an environment failed',
  '/login/thuisgebruiker': 'the old address of /thuis',
  '/login/leerlingen/badge': 'the pupil’s door: the badge says who',
  '/login/leerlingen/snelkoppelaar': 'the pupil’s door: the school’s address decides',
  '/inlogfout': 'a login that failed has nobody',
  '/geen-toegang': 'says why a title does not open, also to whoever was logged out meanwhile',
  '/tot-ziens': 'after logging out',
  '/vraag-en-antwoord': 'help that everybody reads',
  '/thuis': 'the login page of parents',
  '/thuis/vergeten': 'asks a link for whoever cannot log in',
  '/thuis/wachtwoord/[token]': 'the link itself says whose it is',
  '/thuis/kind': 'a parent’s own: it sends others to /thuis',
  '/leerling': 'a pupil’s own: it sends others away',
  '/apparaat-aanmelden/klaar': 'says that the device is enrolled, to whoever holds it',
}

/** Pages for anybody of the staff, each about the own login. */
const STAFF_PAGES: Record<string, string> = {
  '/start': 'sends everybody to the own landing page',
  '/school-kiezen': 'one’s own schools',
  '/mijn-profiel': 'one’s own profile',
}

/** Pages that send even those on who may see them, because of what they show. */
const SENDS_ON: Record<string, string> = {
  '/beheer/gebruikersgegevens/ophalen': 'a fetch that nobody asked for',
}

const OPEN_ACTIONS: Record<string, string> = {
  signInAction: 'logs in', signOutAction: 'ends the own session', leave: 'the same as a plain form', chooseSchoolAction: 'between the own schools', forgotAction: 'asks a link',
  setPasswordAction: 'the link says whose', confirmWorkAction: 'the link says whose',
  homeSignInAction: 'logs in', homeLeave: 'ends the own session', forgottenAction: 'asks a link', choosePasswordAction: 'the link says whose',
  pupilDone: 'ends the own session', enrolDeviceAction: 'calls an action with a rule, and keeps the cookie',
}

const OPEN_HANDLERS: Record<string, string> = {
  '/api/auth/[...nextauth]': 'next-auth’s own: the login itself',
  '/start/[titel]': 'shows nothing; the launch is the front door’s',
}

type NativeRule = { open: string } | { method: 'GET' | 'POST'; permission: Parameters<typeof may>[1]; form?: string }
const NATIVE: Record<string, NativeRule> = {
  '/healthz': { open: 'says that the process lives' },
  '/readyz': { open: 'says that the database answers' },
  '/api/pupil/school': { open: 'the school’s address or device decides' },
  '/api/pupil/group': { open: 'the school’s address or device decides' },
  '/api/pupil/sign-in': { open: 'the pupil’s secret decides' },
  '/api/pupil/badge': { open: 'the badge decides' },
  '/api/pupil/not-staff': { open: 'ends the own session' },
  '/api/home/child': { open: 'the parent’s session and the child’s secret decide' },
  '/api/network/report': { open: 'the tool’s key decides' },
  '/login/snelkoppelaar': { open: 'begins a sign-in; the environment says who' },
  '/login/netwerk/callback': { open: 'ends a sign-in; the environment says who' },
  '/login/leerlingen/snelkoppelaar': { open: 'the pupil’s door, from memory' },
  '/oidc': { open: 'the provider: it reads the session and walks the whole chain' },
  '/beheer/gebruikersgegevens/bestand': { method: 'POST', permission: 'roster.import', form: 'multipart' },
  '/beheer/ip-adressen/dynamisch/script': { method: 'POST', permission: 'network.set' },
  '/beheer/xml-maker/openen': { method: 'POST', permission: 'roster.import', form: 'multipart' },
  '/beheer/xml-maker/opslaan': { open: 'JSON, not a form: the XML-maker’s own tests try it' },
  '/beheer/xml-maker/importeren': { method: 'POST', permission: 'roster.import' },
  '/beheer/xml-maker/edexml.xml': { method: 'GET', permission: 'roster.import' },
  '/beheer/xml-maker/eck2.xml': { method: 'GET', permission: 'roster.import' },
}
const NATIVE_MODULES = ['access/cookie', 'access/session', 'home-login/http', 'network-suppliers/http', 'network/http', 'platform/http/respond', 'platform/http/router', 'platform/http/security-headers', 'platform/http/static-page', 'pupil-login/http', 'roster/upload', 'sso/launch', 'sso/provider', 'xml-maker/http']

type Visitor = { name: string; roles: Role[]; atSchool: boolean; staff: boolean; token: string | null; userId: string | null }
type Ids = Record<string, string>
type Hall = { world: Furnished; own: Ids; foreign: Ids; visitors: Visitor[]; other: Furnished }

/** What stands in an address between brackets: of a school's own things. A name that is not here is a number that nobody has. */
async function idsOf(world: Furnished): Promise<Ids> {
  const { school, egels, fleur, teacher } = world
  const imported = await database().rosterImport.create({ data: { schoolId: school.id, status: 'refused', fileName: 'x.xml' } })
  const device = await database().enrolledDevice.create({ data: { schoolId: school.id, name: 'iPad', tokenHash: new TextEncoder().encode(`deur ${school.id}`) } })
  return { groupId: egels.id, pupilId: fleur.id, employmentId: teacher.employmentId, importId: imported.id, deviceId: device.id }
}

async function openHall(): Promise<Hall> {
  const [world, other] = [await furnishedSchool(), await furnishedSchool()]
  const visitors: Visitor[] = [{ name: 'nobody', roles: [], atSchool: false, staff: false, token: null, userId: null }]
  for (const role of STAFF_ROLES) {
    const who = await person(world.school, [role satisfies StaffRole], [world.egels, world.bevers])
    visitors.push({ name: role, roles: [role], atSchool: true, staff: true, token: await staffSession(who.email), userId: who.userId })
  }
  const beside = [{ role: 'helpdesk', helpdesk: true }, { role: 'publisherAdmin', publisherId: await publisherId('rezulto') }] as const
  for (const { role, ...data } of beside) {
    const user = await makeUser({ email: `${role}${next()}@deur.example`, name: role, ...data })
    visitors.push({ name: role, roles: [role], atSchool: false, staff: true, token: await staffSession(user.email), userId: user.id })
  }
  const home = await makeHome(`ouder${next()}@deur.example`, [world.omar])
  visitors.push({ name: 'parent', roles: [], atSchool: false, staff: false, token: await createSession({ kind: 'home', homeAccountId: home.id, address: '127.0.0.1' }), userId: null })
  visitors.push({ name: 'pupil', roles: [], atSchool: false, staff: false, token: await pupilSession(world.fleur), userId: null })
  return { world, other, own: await idsOf(world), foreign: await idsOf(other), visitors }
}

const fill = (route: string, ids: Ids) => route.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => ids[name] ?? randomUUID())
const headersOf = ({ token }: Visitor) => (token ? cookie(token) : {})
const get = (visitor: Visitor, path: string) => ask({ path, headers: headersOf(visitor) })

/** Where an answer leads to, in a word. */
function outcome({ status, headers }: Answer): string {
  if (status !== 307 && status !== 303 && status !== 302) return String(status)
  const to = new URL(headers.location ?? '', place().portal).pathname
  return to === '/login/leerkracht' ? 'login' : to === '/start' ? 'start' : 'on'
}

/** What a rule makes of a visitor; 'in' when it lets the visitor in. */
function expected(rule: Rule, { staff, atSchool, roles }: Visitor): string {
  if (rule.kind === 'none') return 'in'
  if (!staff) return 'login'
  if (rule.kind === 'staff') return 'in'
  if (rule.kind === 'school' && !atSchool) return 'start'
  return may(roles, rule.permission) ? 'in' : '403'
}

/** Some at a time: the portal is asked for hundreds of pages. */
async function inTurn<Item>(items: readonly Item[], work: (item: Item) => Promise<string | null>): Promise<string[]> {
  const left = [...items]
  const faults: string[] = []
  await Promise.all(Array.from({ length: 4 }, async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) {
      const fault = await work(item)
      if (fault) faults.push(fault)
    }
  }))
  return faults.sort()
}

const told = (visitor: Visitor, what: string, wanted: string, got: string) => (wanted === got ? null : `${visitor.name} ${what}: wanted ${wanted}, got ${got}`)

test('DAT-1: every page has a rule, or stands in a list with the reason why it has none', () => {
  const all = pages()
  expect(all.length).toBeGreaterThan(40)
  expect(all.filter(({ rule, route }) => rule.kind === 'none' && !(route in PUBLIC_PAGES)).map(({ route }) => route), 'pages without a rule').toEqual([])
  expect(all.filter(({ rule, route }) => rule.kind === 'staff' && !(route in STAFF_PAGES)).map(({ route }) => route), 'pages for anybody of the staff').toEqual([])
  expect(all.filter(({ file, rule }) => file.startsWith('app/(staf)/') && rule.kind === 'none').map(({ file }) => file), 'pages in the frame of staff').toEqual([])
  const named = new Set(all.map(({ route }) => route))
  expect([...Object.keys(PUBLIC_PAGES), ...Object.keys(STAFF_PAGES), ...Object.keys(SENDS_ON)].filter((route) => !named.has(route)), 'listed, and gone').toEqual([])
  expect(all.filter(({ rule, route }) => rule.kind !== 'none' && route in PUBLIC_PAGES).map(({ route }) => route), 'listed, and has a rule').toEqual([])
})

test('DAT-1: every server action has a rule, or stands in a list with the reason why it has none', () => {
  const all = actions()
  expect(all.length).toBeGreaterThan(40)
  expect(hiddenActions(), 'actions outside the files of actions').toEqual([])
  expect(all.filter(({ rule, name }) => rule.kind === 'none' && !(name in OPEN_ACTIONS)).map(({ file, name }) => `${file} ${name}`), 'actions without a rule').toEqual([])
  expect(all.filter(({ rule, name }) => rule.kind !== 'none' && name in OPEN_ACTIONS).map(({ name }) => name)).toEqual([])
  expect(Object.keys(OPEN_ACTIONS).filter((name) => !all.some((each) => each.name === name)), 'listed, and gone').toEqual([])
  const known = new Set(all.map(({ file, name }) => `${file} ${name}`))
  expect([...builtActions().keys()].filter((key) => !known.has(key)), 'built, and not seen in the sources').toEqual([])
})

test('DAT-1: every route handler and everything the front door answers has a rule', () => {
  expect(handlers().filter(({ rule, route }) => rule.kind === 'none' && !(route in OPEN_HANDLERS)).map(({ route }) => route)).toEqual([])
  const { files, paths } = nativePaths()
  expect(files.map((file) => file.slice(4, -3)).sort(), 'a module that answers requests').toEqual(NATIVE_MODULES)
  expect(paths.filter((path) => !(path in NATIVE))).toEqual([])
  expect(Object.keys(NATIVE).filter((path) => !paths.includes(path)), 'listed, and gone').toEqual([])
})

test('DAT-1: every page and route handler as everybody, of the own school and of another', async () => {
  test.slow()
  const { own, foreign, visitors } = await openHall()
  const visits = [...pages(), ...handlers()].filter(({ rule }) => rule.kind !== 'none').flatMap((door) => visitors.map((visitor) => ({ door, visitor })))
  const known = (door: Page) => door.segments.every((name) => name in own)
  const faults = await inTurn(visits, async ({ door, visitor }) => {
    const wanted = expected(door.rule, visitor)
    const at = async (ids: Ids) => outcome(await get(visitor, fill(door.route, ids)))
    const mine = await at(own)
    if (wanted !== 'in') return told(visitor, door.route, wanted, mine) ?? (door.segments.length > 0 ? told(visitor, `${door.route} of another school`, wanted, await at(foreign)) : null)
    const fine = door.route in SENDS_ON || door.rule.kind === 'staff' ? ['200', 'on', 'start'] : known(door) && !door.file.endsWith('route.ts') ? ['200'] : ['200', '404', 'on']
    if (!fine.includes(mine)) return told(visitor, door.route, fine.join(' or '), mine)
    // Not yours and not there look the same.
    return door.segments.length > 0 && door.rule.kind === 'school' ? told(visitor, `${door.route} of another school`, '404', await at(foreign)) : null
  })
  expect(faults).toEqual([])
  expect(visits.length).toBeGreaterThan(400)
})

/** Calls a server action as the browser does: its arguments are the state so far and the form. */
async function call(visitor: Visitor, { id, page }: { id: string; page: string }, ids: Ids, fields: Record<string, string>): Promise<string> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(`_1_${name}`, value)
  body.append('0', '[null,"$K1"]')
  const encoded = new Response(body)
  const bytes = Buffer.from(await encoded.arrayBuffer())
  const answer = await ask({
    method: 'POST', path: fill(page, ids), body: bytes,
    headers: { ...headersOf(visitor), origin: place().portal, accept: 'text/x-component', 'next-action': id, 'content-type': encoded.headers.get('content-type')!, 'content-length': String(bytes.length) },
  })
  return /"ok":false,"code":"([\w-]+)"/.exec(answer.text)?.[1] ?? (answer.status === 303 || /"ok":true/.test(answer.text) ? 'done' : `status ${answer.status}`)
}

test('DAT-1 DAT-2: every server action as everybody: refused without the right, refused for another school, each refusal in the log', async () => {
  test.slow()
  const { world, other, own, visitors } = await openHall()
  const built = builtActions()
  const doors = actions().filter(({ rule }) => rule.kind !== 'none')
  let refusals = 0
  const faults = await inTurn(doors.flatMap((door) => visitors.map((visitor) => ({ door, visitor }))), async ({ door: { file, name, rule }, visitor }) => {
    const at = built.get(`${file} ${name}`)
    // No page uses it, so there is no address to call.
    if (!at || rule.kind === 'none') return null
    const { staff, atSchool, roles } = visitor
    const send = (schoolId: string) => call(visitor, at, own, { school: schoolId })
    if (!staff) return told(visitor, name, 'not-signed-in', await send(world.school.id))
    if (rule.kind === 'staff') return null
    if (rule.kind === 'school' && !atSchool) return told(visitor, name, 'no-school', await send(world.school.id))
    if (rule.kind === 'school') {
      refusals += 1
      const fault = told(visitor, `${name} for another school`, 'other-school', await send(other.school.id))
      if (fault) return fault
    }
    if (may(roles, rule.permission)) return null
    refusals += 1
    return told(visitor, name, 'not-allowed', await send(world.school.id))
  })
  expect(faults).toEqual([])
  expect(refusals).toBeGreaterThan(200)
  const actorIds = visitors.flatMap(({ userId }) => (userId ? [userId] : []))
  expect(await database().auditEvent.count({ where: { actorId: { in: actorIds }, outcome: 'refused', action: 'action.refused' } })).toBe(refusals)
})

test('DAT-1: whoever may do something is not refused for want of the right', async () => {
  const { world, own, visitors } = await openHall()
  const built = builtActions()
  // One by one of each role: what is sent is no form that would do anything, but it passes the door.
  const faults = await inTurn(actions().flatMap((door) => visitors.map((visitor) => ({ door, visitor }))), async ({ door: { file, name, rule }, visitor }) => {
    const at = built.get(`${file} ${name}`)
    if (!at || (rule.kind !== 'school' && rule.kind !== 'beside') || !may(visitor.roles, rule.permission) || (rule.kind === 'school' && !visitor.atSchool)) return null
    const got = await call(visitor, at, own, { school: world.school.id, onzin: 'x' })
    return ['not-allowed', 'other-school', 'not-signed-in', 'no-school', 'unexpected'].includes(got) || got.startsWith('status') ? `${visitor.name} ${name}: ${got}` : null
  })
  expect(faults).toEqual([])
})

test('DAT-1: what the front door answers itself asks the same', async () => {
  const { world, other, visitors } = await openHall()
  const doors = Object.entries(NATIVE).flatMap(([path, rule]) => ('open' in rule ? [] : [{ path, ...rule }]))
  const faults = await inTurn(doors.flatMap((door) => visitors.map((visitor) => ({ door, visitor }))), async ({ door: { path, method, permission, form }, visitor }) => {
    const send = async (schoolId: string, origin = place().portal) => {
      const fields = new URLSearchParams({ school: schoolId })
      const multipart = new FormData()
      multipart.append('school', schoolId)
      multipart.append('file', new File(['<x/>'], 'x.xml', { type: 'text/xml' }))
      const encoded = new Response(form ? multipart : fields)
      const body = Buffer.from(await encoded.arrayBuffer())
      const answer = await ask(method === 'GET' ? { path, headers: headersOf(visitor) } : { method, path, body, headers: { ...headersOf(visitor), origin, 'content-type': encoded.headers.get('content-type')!, 'content-length': String(body.length) } })
      return answer.headers.location ?? String(answer.status)
    }
    const where = (answer: string) => (answer === '/start' ? 'start' : 'in')
    const allowed = visitor.atSchool && may(visitor.roles, permission)
    const mine = told(visitor, path, allowed ? 'in' : 'start', where(await send(world.school.id)))
    if (mine || method === 'GET' || !allowed) return mine
    return told(visitor, `${path} for another school`, 'other-school', /fout=([\w-]+)/.exec(await send(other.school.id))?.[1] ?? 'in') ?? told(visitor, `${path} from elsewhere`, 'start', where(await send(world.school.id, 'https://elders.example')))
  })
  expect(faults).toEqual([])
})

test('the roles that are tried are all roles there are', async () => {
  const { visitors } = await openHall()
  expect(visitors.flatMap(({ roles }) => roles).sort()).toEqual([...ROLES].sort())
})
