import { Prisma, type PrismaClient } from './generated/client'
import { prisma } from './prisma'

/** What a person's queries may touch: one school, and within it all groups or only some (GRP-6). */
export type Scope = {
  schoolId: string
  groupIds: 'all' | readonly string[]
  /** The helpdesk looks on (ACC-11): reads only, and neither licences nor secrets of pupils (HLP-3). */
  lookOn?: true
}

type Where = Record<string, unknown>
type Args = { where?: Where; data?: unknown; create?: Where; update?: unknown; select?: unknown; include?: unknown }

/** Tables of one school: found from the schema itself, so that a new table cannot be forgotten. */
const TENANT = new Set<Prisma.ModelName>(
  Object.values(Prisma.ModelName).filter((name) => 'schoolId' in (fieldsOf(name) ?? {})),
)

/** Tables that are the same for everybody and may be read under a school's scope. */
const COMMON = new Set<Prisma.ModelName>(['Publisher', 'Method', 'Product', 'Board', 'School', 'NetworkSupplier', 'DuoLocation'])

function fieldsOf(model: Prisma.ModelName): Record<string, string> | undefined {
  const name = `${model}ScalarFieldEnum` as keyof typeof Prisma
  return Prisma[name] as Record<string, string> | undefined
}

/** The models that carry a school; a test compares this list with the schema. */
export const tenantModels: ReadonlySet<Prisma.ModelName> = TENANT

/**
 * The database as one school sees it. Every query on a table with a `schoolId` is bound to the school, pupils and
 * groups also to the actor's own groups; a table that is neither a tenant's nor common throws. 'Not yours' and
 * 'not there' therefore look the same (DAT-1).
 */
export function forSchool(scope: Scope): SchoolClient {
  return scoped(prisma(), scope)
}

export type SchoolClient = ReturnType<typeof scoped>
/** The same inside a transaction. */
export type SchoolTransaction = Parameters<Parameters<SchoolClient['$transaction']>[0]>[0]

function scoped(client: PrismaClient, scope: Scope) {
  return client.$extends({
    name: 'school-scope',
    query: {
      $allModels: {
        async $allOperations({ model, operation, args, query }) {
          return query(bind(model, operation, (args ?? {}) as Args, scope) as typeof args)
        },
      },
    },
  })
}

/** Adds the school to one operation's arguments. Exported for its tests. */
export function bind(model: Prisma.ModelName, operation: string, given: Args, scope: Scope): Args {
  if (scope.lookOn) refuseLookOn(model, operation, given)
  const args = bindReads(given, scope)
  if (!TENANT.has(model)) {
    if (!COMMON.has(model)) throw new Error(`${model} has no school: read it with acrossSchools(reason)`)
    if (!/^(find|count|aggregate|groupBy)/.test(operation)) throw new Error(`${model} belongs to everybody: change it with acrossSchools(reason)`)
    return model === 'School' ? { ...args, where: narrow(args.where, { id: scope.schoolId }) } : args
  }
  const own: Where = { schoolId: scope.schoolId, ...ownGroups(model, scope) }
  if (operation === 'create') return { ...args, data: stamp(args.data, scope) }
  if (operation.startsWith('createMany')) return { ...args, data: stampAll(args.data, scope) }
  if (args.data !== undefined) refuseMove(args.data, scope)
  if (operation !== 'upsert') return { ...args, where: narrow(args.where, own) }
  refuseMove(args.update, scope)
  return { ...args, where: narrow(args.where, own), create: stamp(args.create, scope) as Where }
}

/** What looking on never reads: who uses which software, and what opens a pupil's login (HLP-3). */
const CLOSED = new Set<string>(['Licence', 'LicenceGroup', 'LicencePerson', 'LicenceLookup', 'PupilBadge', 'PupilLoginCode', 'RosterDraft'])
/** The same as relations and columns, at any depth of what is read along. */
const CLOSED_FIELDS = new Set(['licences', 'licence', 'people', 'lookups', 'badges', 'loginCode', 'rosterDrafts', 'pinCipher', 'pictureCipher', 'tokenCipher', 'codeCipher', 'undoCipher', 'reportCipher', 'mailTokens'])
/** Tables whose row as a whole would hold a secret: what is read of them is named. */
const NAMED_ONLY = new Set<string>(['Pupil', 'RosterImport'])

/** The same tables as relations. */
const NAMED_RELATIONS = new Set(['pupil', 'pupils', 'imports'])

/** ACC-11, by construction: whatever a page asks, a scope that looks on gives no more. @throws Error */
function refuseLookOn(model: Prisma.ModelName, operation: string, given: Args): void {
  if (!/^(find|count|aggregate|groupBy)/.test(operation)) throw new Error(`looking on changes nothing: ${model}.${operation}`)
  if (CLOSED.has(model)) throw new Error(`looking on does not read ${model}`)
  if (NAMED_ONLY.has(model) && operation.startsWith('find') && !isPlain(given.select)) throw new Error(`looking on names what it reads of ${model}`)
  refuseClosed(given.select)
  refuseClosed(given.include)
}

function refuseClosed(selection: unknown, counted = false): void {
  if (!isPlain(selection)) return
  for (const [name, value] of Object.entries(selection)) {
    if (value && CLOSED_FIELDS.has(name)) throw new Error(`looking on does not read ${name}`)
    if (value && !counted && NAMED_RELATIONS.has(name) && !(isPlain(value) && isPlain(value.select))) throw new Error(`looking on names what it reads of ${name}`)
    if (isPlain(value)) for (const part of ['select', 'include'] as const) refuseClosed(value[part], name === '_count')
  }
}

/** Relations that can lead from one row to rows of several schools: from common tables, and from people to their work. */
const TO_MANY = ['consents', 'consentRequests', 'licences', 'groups', 'pupils', 'employments', 'addresses', 'imports', 'combined', 'homes', 'people', 'lookups', 'sessions', 'badges', 'substitutions', 'substituteAccount', 'devices', 'addressReports', 'networkConsents', 'rosterDrafts']

/** Procedures between two schools (ACC-8): from one school's row to another's. */
const BETWEEN_SCHOOLS = ['mergedInto', 'mergedFrom', 'mergesFrom', 'mergesInto', 'splitsFrom', 'splitsTo']

/** Relations that no school's scope may follow. */
const OF_NO_SCHOOL = ['users', 'mailTokens', 'agreements', 'agreementRequests', ...BETWEEN_SCHOOLS]

/** Binds what is read along with a row, at any depth. */
function bindReads<Node extends Args>(node: Node, scope: Scope): Node {
  const bound: Record<string, unknown> = { ...node }
  for (const part of ['select', 'include'] as const) if (isPlain(bound[part])) bound[part] = bindSelection(bound[part], scope)
  return bound as Node
}

function bindSelection(selection: Record<string, unknown>, scope: Scope): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(selection).map(([name, value]) => {
      if (name === '_count' && isPlain(value)) return [name, bindReads(value as Args, scope)]
      if (OF_NO_SCHOOL.includes(name)) throw new Error(`${name} belong to no school: read them with acrossSchools(reason)`)
      const node = isPlain(value) ? bindReads(value as Args, scope) : value
      if (!value || (name !== 'schools' && !TO_MANY.includes(name))) return [name, node]
      const args = isPlain(node) ? (node as Args) : {}
      return [name, { ...args, where: narrow(args.where, name === 'schools' ? { id: scope.schoolId } : { schoolId: scope.schoolId }) }]
    }),
  )
}

const NESTED_WRITES = ['create', 'createMany', 'connect', 'connectOrCreate', 'disconnect', 'delete', 'deleteMany', 'update', 'updateMany', 'upsert']

/** No row goes to another school, neither by its column nor by hanging it on another school's row. */
function refuseMove(data: unknown, scope: Scope): void {
  if (!isPlain(data)) return
  const row = data
  const school = isPlain(row.schoolId) ? row.schoolId.set : row.schoolId
  if (school !== undefined && school !== scope.schoolId) throw new Error('a row for another school')
  for (const [field, value] of Object.entries(row))
    if (isPlain(value) && NESTED_WRITES.some((write) => write in value)) throw new Error(`write ${field} by its own columns: nested writes are not bound to the school`)
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function ownGroups(model: Prisma.ModelName, scope: Scope): Where {
  if (scope.groupIds === 'all') return {}
  const ids = [...scope.groupIds]
  if (model === 'Group') return { id: { in: ids } }
  if (model === 'Pupil') return { OR: [{ groupId: { in: ids } }, { combined: { some: { groupId: { in: ids } } } }] }
  return {}
}

/** Unique keys must stay on top of the where; the scope joins by AND. */
function narrow(where: Where | undefined, own: Where): Where {
  const before = where?.AND
  const list = before === undefined ? [] : Array.isArray(before) ? before : [before]
  return { ...where, AND: [...list, own] }
}

function stamp(data: unknown, scope: Scope): unknown {
  refuseMove(data, scope)
  return { ...(data as Where), schoolId: scope.schoolId }
}

function stampAll(data: unknown, scope: Scope): unknown {
  return Array.isArray(data) ? data.map((row) => stamp(row, scope)) : stamp(data, scope)
}

/**
 * The whole database, for what cannot know a school yet or serves them all: login, jobs, the helpdesk, publishers.
 * The reason is for readers; a test lists every use.
 */
export function acrossSchools(reason: string): PrismaClient {
  if (!reason) throw new Error('say why')
  return prisma()
}
