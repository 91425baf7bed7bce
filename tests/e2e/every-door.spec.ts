import { randomUUID } from 'node:crypto'
import { ROLES } from '@/lib/access/actor'
import { may } from '@/lib/access/permissions'
import { AGREEMENT_VERSION } from '@/lib/access/agreement'
import { createSession } from '@/lib/access/session'
import { HELPING, NATIVE, OPEN_ACTIONS, OPEN_HANDLERS, openReason, PUBLIC_PAGES, SENDS_ON, STAFF_PAGES, UNREAL } from './support/door-rules'
import { actions, builtActions, handlers, hiddenActions, metadataOf, methodsOf, nativePaths, pages, type Page, type Rule } from './support/doors'
import { ask, cookie, type Answer } from './support/http'
import { place } from './support/place'
import { expect, test } from './support/test'
import { DUO, openHall, type Ids, type Visitor } from './support/visitors'
import { database } from './support/world'

/**
 * Every page, server action and route handler as every role, of the own school and of another (DAT-1, AUT-5). What is
 * expected follows from the rule in the source and the permission table. What asks for no permission stands in a
 * list (support/door-rules.ts), with the reason: so whatever is new and has neither fails.
 */

/** Some thousands of requests. */
const LONG = 600_000

const fill = (route: string, ids: Ids) => route.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => (name === 'importId' && route.startsWith(DUO) ? ids[DUO] : ids[name]) ?? randomUUID())
const headersOf = ({ token }: Visitor) => (token ? cookie(token) : {})
const get = (visitor: Visitor, path: string) => ask({ path, headers: headersOf(visitor) })

/** Where an answer leads to, in a word. */
function outcome({ status, headers }: Answer): string {
  if (status !== 307 && status !== 303 && status !== 302) return String(status)
  const to = new URL(headers.location ?? '', place().portal).pathname
  return PLACES[to] ?? 'on'
}
const PLACES: Record<string, string> = { '/login/leerkracht': 'login', '/start': 'start', '/gebruikersovereenkomst/accepteren': 'agree', '/sessie-bevestigen': 'confirm', '/mijn-profiel/inloggen': 'secure' }

/** What a page's rule makes of a visitor; 'in' when it lets the visitor in. */
function expected({ rule, route }: Page, { staff, atSchool, roles, bars, lookOn }: Visitor): string {
  if (rule.kind === 'none') return 'in'
  if (!staff) return 'login'
  if (bars === 'agreement') return 'agree'
  if (bars === 'moved') return 'confirm'
  if (bars === 'second-factor') return route.startsWith('/mijn-profiel/inloggen') ? 'in' : 'secure'
  if (rule.kind === 'staff') return 'in'
  if (rule.kind === 'look-on') throw new Error(`no page asks for ${rule.kind}`)
  if (rule.kind === 'school' && !atSchool) return 'start'
  if (rule.kind === 'school' && rule.own && lookOn) return '403'
  return may(roles, rule.permission) ? 'in' : '403'
}

/** With what an action's rule refuses a visitor, and whether the log has it; null when it does not. Of the own school. */
function refusedWith(rule: Rule, { staff, atSchool, roles, bars, lookOn, bound }: Visitor): { code: string; logged: boolean } | null {
  const unlogged = (code: string) => ({ code, logged: false })
  if (rule.kind === 'none') return null
  if (!staff) return unlogged('not-signed-in')
  if (bars === 'moved') return unlogged('session-moved')
  if (bars === 'second-factor') return rule.kind === 'staff' ? null : unlogged('second-factor-first')
  if (lookOn) return rule.kind === 'look-on' ? null : { code: 'look-on', logged: true }
  if (bars === 'agreement') return unlogged('agreement-needed')
  if (rule.kind === 'school') return !atSchool ? unlogged('no-school') : may(roles, rule.permission) ? null : { code: 'not-allowed', logged: true }
  const allowed = !bound && (rule.kind === 'staff' || (rule.kind === 'beside' && may(roles, rule.permission)))
  return allowed ? null : { code: 'not-allowed', logged: true }
}

/** Some at a time: the portal is asked for hundreds of pages. */
async function inTurn<Item>(items: readonly Item[], work: (item: Item) => Promise<string | null>, lanes = 4): Promise<string[]> {
  const left = [...items]
  const faults: string[] = []
  await Promise.all(Array.from({ length: lanes }, async () => {
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
  expect(all.filter(({ rule, route }) => rule.kind !== 'staff' && route in STAFF_PAGES).map(({ route }) => route), 'listed, and has another rule').toEqual([])
  // What makes up a title runs beside the guard, not after it.
  expect(all.filter(({ rule, file }) => rule.kind !== 'none' && metadataOf(file)).map(({ file }) => file), 'pages with a rule that make up their title').toEqual([])
})

test('DAT-1: every server action has a rule, or stands in a list with the reason why it has none', () => {
  const all = actions()
  expect(all.length).toBeGreaterThan(40)
  expect(hiddenActions(), 'actions outside the files of actions').toEqual([])
  expect(all.filter((each) => each.rule.kind === 'none' && !openReason(each)).map(({ file, name }) => `${file} ${name}`), 'actions without a rule').toEqual([])
  expect(all.filter((each) => each.rule.kind !== 'none' && openReason(each)).map(({ name }) => name), 'listed, and has a rule').toEqual([])
  const open = Object.entries(OPEN_ACTIONS).flatMap(([slice, names]) => Object.keys(names).map((name) => `${slice} ${name}`))
  expect(open.filter((key) => !all.some(({ file, name }) => `${file.split('/')[1]} ${name}` === key)), 'listed, and gone').toEqual([])
  const known = new Set(all.map(({ file, name }) => `${file} ${name}`))
  expect([...builtActions().keys()].filter((key) => !known.has(key)), 'built, and not seen in the sources').toEqual([])
})

test('DAT-1: every route handler and everything the front door answers has a rule', () => {
  const all = handlers()
  expect(all.filter(({ rule, route }) => rule.kind === 'none' && !(route in OPEN_HANDLERS)).map(({ route }) => route)).toEqual([])
  expect(all.filter(({ rule, route }) => rule.kind !== 'none' && route in OPEN_HANDLERS).map(({ route }) => route), 'listed, and has a rule').toEqual([])
  expect(Object.keys(OPEN_HANDLERS).filter((route) => !all.some((each) => each.route === route)), 'listed, and gone').toEqual([])
  // What changes something is an action, or the front door's.
  expect(all.filter(({ route, file }) => !route.startsWith('/api/auth') && methodsOf(file).join() !== 'GET').map(({ route }) => route), 'handlers that do more than give').toEqual([])
  const { silent, paths } = nativePaths()
  expect(silent.map((file) => file.slice(4, -3)).sort(), 'modules of the front door without an address').toEqual(HELPING)
  expect(paths.filter((path) => !(path in NATIVE)), 'answered, and no rule').toEqual([])
  expect(Object.keys(NATIVE).filter((path) => !paths.includes(path)), 'listed, and gone').toEqual([])
})

test('DAT-1: every page and route handler as everybody, of the own school and of another', async () => {
  test.setTimeout(LONG)
  const { own, foreign, visitors } = await openHall()
  const visits = [...pages(), ...handlers()].filter(({ rule }) => rule.kind !== 'none').flatMap((door) => visitors.map((visitor) => ({ door, visitor })))
  const known = (door: Page) => door.segments.every((name) => name in own)
  expect(visits.filter(({ door }) => door.file.endsWith('page.tsx') && !known(door)).map(({ door }) => door.route).filter((route, at, routes) => routes.indexOf(route) === at).sort(), 'pages that are asked of nothing real').toEqual(UNREAL)
  const faults = await inTurn(visits, async ({ door, visitor }) => {
    const wanted = expected(door, visitor)
    const at = async (ids: Ids) => outcome(await get(visitor, fill(door.route, ids)))
    const mine = await at(own)
    if (wanted !== 'in') return told(visitor, door.route, wanted, mine) ?? (door.segments.length > 0 ? told(visitor, `${door.route} of another school`, wanted, await at(foreign)) : null)
    const fine = door.route in SENDS_ON || door.rule.kind === 'staff' ? ['200', 'on', 'start', 'secure'] : known(door) && !door.file.endsWith('route.ts') ? ['200'] : ['200', '404', 'on']
    if (!fine.includes(mine)) return told(visitor, door.route, fine.join(' or '), mine)
    // Not yours and not there look the same.
    return door.segments.length > 0 && door.rule.kind === 'school' ? told(visitor, `${door.route} of another school`, '404', await at(foreign)) : null
  })
  expect(faults).toEqual([])
  expect(visits.length).toBeGreaterThan(1200)
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
  return /"ok":false,"code":"([\w-]+)"/.exec(answer.text)?.[1] ?? (answer.status === 303 || answer.headers['x-action-redirect'] || /"ok":true/.test(answer.text) ? 'done' : `status ${answer.status}`)
}

test('DAT-1 DAT-2: every server action as everybody: refused without the right, refused for another school, each refusal in the log', async () => {
  test.setTimeout(LONG)
  const { world, other, own, visitors } = await openHall()
  const built = builtActions()
  const doors = actions().filter(({ rule }) => rule.kind !== 'none')
  let refusals = 0
  const faults = await inTurn(doors.flatMap((door) => visitors.map((visitor) => ({ door, visitor }))), async ({ door: { file, name, rule }, visitor }) => {
    const at = built.get(`${file} ${name}`)
    // No page uses it, so there is no address to call.
    if (!at || rule.kind === 'none') return null
    const send = (schoolId: string) => call(visitor, at, own, { school: schoolId })
    const refused = refusedWith(rule, visitor)
    // Whoever works at the school is refused for another one first.
    if (rule.kind === 'school' && visitor.atSchool && (refused === null || refused.code === 'not-allowed')) {
      refusals += 1
      const fault = told(visitor, `${name} for another school`, 'other-school', await send(other.school.id))
      if (fault) return fault
    }
    if (refused === null) return null
    if (refused.logged) refusals += 1
    return told(visitor, name, refused.code, await send(world.school.id))
  })
  expect(faults).toEqual([])
  expect(refusals).toBeGreaterThan(400)
  const actorIds = visitors.flatMap(({ userId }) => (userId ? [userId] : []))
  expect(await database().auditEvent.count({ where: { actorId: { in: actorIds }, outcome: 'refused', action: 'action.refused' } })).toBe(refusals)
})

const REFUSALS = ['not-signed-in', 'session-moved', 'second-factor-first', 'look-on', 'agreement-needed', 'no-school', 'other-school', 'not-allowed']

test('DAT-1: whoever may do something is not refused for want of the right', async () => {
  test.setTimeout(LONG)
  const { world, own, visitors } = await openHall()
  const built = builtActions()
  const asked = new Set<Rule['kind']>()
  // What is sent is no form that would do much, but it passes the door. One after another: two of one school who change the very same thing at once are another test.
  const faults = await inTurn(actions(), async ({ file, name, rule }) => {
    const at = built.get(`${file} ${name}`)
    if (!at || rule.kind === 'none') return null
    const found: string[] = []
    for (const visitor of visitors.filter((each) => refusedWith(rule, each) === null)) {
      asked.add(rule.kind)
      const got = await call(visitor, at, own, { school: world.school.id, onzin: 'x' })
      if ([...REFUSALS, 'unexpected'].includes(got) || got.startsWith('status')) found.push(`${visitor.name} ${name}: ${got}`)
    }
    return found.join('; ') || null
  }, 1)
  expect(faults).toEqual([])
  expect([...asked].sort(), 'every kind of rule was passed by somebody').toEqual(['beside', 'look-on', 'school', 'staff'])
})

test('AUT-4 ACC-11 DAT-1: what asks for no permission but acts on the own session is refused to whom it is not for', async () => {
  const { world, own, visitors } = await openHall()
  const built = builtActions()
  const forms: Record<string, Record<string, string>> = {
    chooseSchoolAction: { schoolId: world.school.id }, acceptAgreementAction: { version: AGREEMENT_VERSION, agreed: 'on' }, proveByPasswordAction: { password: 'fout' }, proveByPasskeyAction: { answer: '{}' },
  }
  const only: Record<string, Record<string, string>> = {
    moved: { chooseSchoolAction: 'session-moved', acceptAgreementAction: 'session-moved' },
    'owes a second factor': { chooseSchoolAction: 'second-factor-first', acceptAgreementAction: 'second-factor-first' },
    'has not agreed': { chooseSchoolAction: 'agreement-needed' }, lookOn: { chooseSchoolAction: 'look-on' },
    'work ended': { chooseSchoolAction: 'not-found' }, 'of no school': { chooseSchoolAction: 'not-found' }, helpdesk: { chooseSchoolAction: 'not-found' },
    'through an environment': { proveByPasswordAction: 'not-signed-in', proveByPasskeyAction: 'not-signed-in' },
  }
  const doors = actions().filter(({ name }) => name in forms)
  expect(doors.map(({ name }) => name).sort()).toEqual(Object.keys(forms).sort())
  const faults = await inTurn(doors.flatMap((door) => visitors.map((visitor) => ({ door, visitor }))), async ({ door: { file, name }, visitor }) => {
    const wanted = visitor.staff ? only[visitor.name]?.[name] : 'not-signed-in'
    return wanted ? told(visitor, name, wanted, await call(visitor, built.get(`${file} ${name}`)!, own, forms[name]!)) : null
  })
  expect(faults).toEqual([])
  expect(Object.keys(only).filter((name) => !visitors.some((visitor) => visitor.name === name))).toEqual([])
})

test('DAT-1 ACC-11: what the front door answers itself asks the same', async () => {
  test.setTimeout(LONG)
  const { world, other, visitors } = await openHall()
  const doors = Object.entries(NATIVE).flatMap(([path, rule]) => ('open' in rule ? [] : [{ path, ...rule }]))
  const faults = await inTurn(doors.flatMap((door) => visitors.map((visitor) => ({ door, visitor }))), async ({ door: { path, as = path, method, permission, form, beside }, visitor }) => {
    const send = async (schoolId: string, origin = place().portal) => {
      const fields = new URLSearchParams({ school: schoolId })
      const multipart = new FormData()
      multipart.append('school', schoolId)
      multipart.append('file', new File(['<x/>'], 'x.xml', { type: 'text/xml' }))
      const encoded = new Response(form ? multipart : fields)
      const body = Buffer.from(await encoded.arrayBuffer())
      const answer = await ask(method === 'GET' ? { path: as, headers: headersOf(visitor) } : { method, path: as, body, headers: { ...headersOf(visitor), origin, 'content-type': encoded.headers.get('content-type')!, 'content-length': String(body.length) } })
      return answer.headers.location ?? String(answer.status)
    }
    const where = (answer: string) => (answer === '/start' ? 'start' : 'in')
    const allowed = refusedWith({ kind: beside ? 'beside' : 'school', permission }, visitor) === null
    const mine = told(visitor, path, allowed ? 'in' : 'start', where(await send(world.school.id)))
    if (mine || method === 'GET' || !allowed) return mine
    const elsewhere = told(visitor, `${path} from elsewhere`, 'start', where(await send(world.school.id, 'https://elders.example')))
    return elsewhere ?? (beside ? null : told(visitor, `${path} for another school`, 'other-school', /fout=([\w-]+)/.exec(await send(other.school.id))?.[1] ?? 'in'))
  })
  expect(faults).toEqual([])
  // The school sees what was tried while somebody looked on.
  const looking = visitors.find(({ lookOn }) => lookOn)!
  const tried = await database().auditEvent.count({ where: { actorId: looking.userId, schoolId: world.school.id, action: 'action.refused', details: { path: ['code'], equals: 'look-on' } } })
  expect(tried).toBe(doors.filter(({ beside }) => !beside).length)
})

test('AUT-4: a cookie in another browser opens nothing of the front door either', async () => {
  const { visitors } = await openHall()
  const { userId } = visitors.find(({ name }) => name === 'helpdesk')!
  const token = await createSession({ kind: 'staff', userId: userId!, schoolId: null, employmentId: null, address: '127.0.0.1', browser: 'Firefox op Windows' })
  const path = '/helpdesk/aanvragen/00000000-0000-4000-8000-000000000000/verzoek.pdf'
  const as = (agent: string) => ask({ path, headers: { ...cookie(token), 'user-agent': agent } })
  expect((await as('Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0')).headers.location).toBe('/helpdesk/aanvragen')
  expect((await as('Mozilla/5.0 (Macintosh) AppleWebKit/605.1 Version/18 Safari/605.1')).headers.location).toBe('/start')
})

test('the roles that are tried are all roles there are', async () => {
  const { visitors } = await openHall()
  expect([...new Set(visitors.flatMap(({ roles }) => roles))].sort()).toEqual([...ROLES].sort())
})
