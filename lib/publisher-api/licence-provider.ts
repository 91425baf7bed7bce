import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { AuditAction } from '@/lib/audit/events'
import { run, transaction } from '@/lib/platform/db/pool'
import { writeAudit, type Changed } from './change-users'
import type { TitleBody } from './contract'
import { isAllowedAddress } from '@/lib/publisher-admin/rules'
import { iconTrouble } from './icon'
import { levelsOf } from './levels'
import { Problem, notFound } from './problem'
import type { Call, Publisher } from './routes'
import { DROP_LICENCES, DROP_METHOD, DROP_PRODUCTS, METHOD_TO_CHANGE, METHODS, PRODUCTS, PRODUCTS_OF, PRODUCT_TO_CHANGE, SAVE_METHOD, SAVE_PRODUCT, TITLE_AUDIT } from './sql-titles'

type Row = { code: string; name: string; ownCode: string | null; icon: string | null; iconUrl: string | null }
type MethodRow = Row & { url: string | null; tags: ('leerkrachtApplicatie' | 'toetsApplicatie')[] }
type ProductRow = Row & { id: string; url: string; audience: 'pupil' | 'teacher'; test: boolean; levels: string[] }
type OfMethod<Body = unknown> = Call<'method', Body, unknown>
type OfProduct<Body = unknown> = Call<'method' | 'product', Body, unknown>

/** `GET methode`. */
export const methods = async ({ publisher }: Pick<OfMethod, 'publisher'>) => ({ methodes: (await run<MethodRow>(METHODS, [publisher.id])).map(methodShape) })
/** `GET methode/{m}`. */
export const method = async ({ publisher, params }: OfMethod) => methodShape(await findMethod(publisher, params.method))
/** `GET methode/{m}/product`. */
export const products = async ({ publisher, params }: OfMethod) => ({ producten: (await productsOf(publisher, params.method)).map(productShape) })
/** `GET methode/{m}/product/{p}`. */
export async function product({ publisher, params }: OfProduct) {
  return productShape(await findProduct(publisher, params))
}

/** `GET methode/{m}/product/{p}/niveau`: the levels that schools chose in the portal (LIC-9). Ours: domain facts 1.4 know none. */
export const levels = async ({ publisher, params }: OfProduct) => levelsOf(publisher.id, await findProduct(publisher, params))

async function findProduct(publisher: Publisher, { method, product }: { method: string; product: string }): Promise<ProductRow> {
  const found = (await productsOf(publisher, method)).find(({ code }) => code === product)
  if (!found) throw notFound()
  return found
}

/** `POST methode`: a second time with the same id it changes it. */
export const postMethod = (call: Call<never, TitleBody & { id: string }, unknown>) => saveMethod(call, call.body.id, call.body)
/** `PUT methode/{m}`: create or update. */
export const putMethod = (call: OfMethod<TitleBody & { id?: string | null }>) => saveMethod(call, sameId(call.params.method, call.body.id), call.body)
/** `POST methode/{m}/product`. */
export const postProduct = (call: OfMethod<TitleBody & { id: string; url: string }>) => saveProduct(call, call.body.id, call.body)
/** `PUT methode/{m}/product/{p}`. */
export const putProduct = (call: OfProduct<TitleBody & { id?: string | null; url: string }>) => saveProduct(call, sameId(call.params.product, call.body.id), call.body)

/** `DELETE methode/{m}`: with its products and all their licences. @throws Problem 404 */
export function deleteMethod(call: OfMethod): Promise<void> {
  return transaction(async (client) => {
    const { id } = await methodToChange(call, client)
    await dropProducts(call, (await run<{ id: string }>(PRODUCTS_OF, [id], client)).map((row) => row.id), client)
    await run(DROP_METHOD, [id], client)
    await audit(call, 'titles.removed', call.params.method, client)
  })
}

/** `DELETE methode/{m}/product/{p}`: with its licences. @throws Problem 404 */
export function deleteProduct(call: OfProduct): Promise<void> {
  return transaction(async (client) => {
    await methodToChange(call, client)
    const [found] = await run<{ id: string }>(PRODUCT_TO_CHANGE, [call.publisher.id, call.params.method, call.params.product], client)
    if (!found) throw notFound()
    await dropProducts(call, [found.id], client)
    await audit(call, 'titles.removed', call.params.product, client)
  })
}

type Maker = Pick<Call, 'publisher' | 'address'>

/** The method, and beside it the title that stands for the method itself, on which its own list of users hangs. */
async function saveMethod(call: Maker, code: string, body: TitleBody): Promise<void> {
  checkTitle(call.publisher, body)
  await saving(async (client) => {
    const [{ id } = { id: '' }] = await run<{ id: string }>(SAVE_METHOD, [call.publisher.id, code, body.naam, body.code ?? null, body.icon ?? null, body.iconUrl ?? null, body.url ?? null, body.tags], client)
    await run(SAVE_PRODUCT, [id, '', body.naam, body.code ?? null, body.icon ?? null, body.iconUrl ?? null, body.url ?? folder(), ...kind(body)], client)
    await audit(call, 'titles.saved', code, client)
  })
}

async function saveProduct(call: Maker & { params: { method: string } }, code: string, body: TitleBody & { url: string }): Promise<void> {
  checkTitle(call.publisher, body)
  await saving(async (client) => {
    const { id } = await methodToChange(call, client)
    await run(SAVE_PRODUCT, [id, code, body.naam, body.code ?? null, body.icon ?? null, body.iconUrl ?? null, body.url, ...kind(body)], client)
    await audit(call, 'titles.saved', code, client)
  })
}

/** The address of what has none: it opens nothing and is nobody else's. */
export const folder = () => `urn:uuid:${randomUUID()}`
const kind = ({ tags }: TitleBody) => [tags.includes('leerkrachtApplicatie') ? 'teacher' : 'pupil', tags.includes('toetsApplicatie')]

/** Two titles of one address would be one tile to a pupil that comes with it as TARGET (MAT-3). */
async function saving(work: (client: PoolClient) => Promise<void>): Promise<void> {
  try {
    await transaction(work)
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== 'product_url_key') throw error
    throw new Problem('conflict', 'Another title has this url.')
  }
}

/** @throws Problem for an address that was not agreed, and an icon that is none */
function checkTitle({ allowedUrls }: Publisher, { url, icon }: TitleBody): void {
  if (url && !isAllowedAddress(url, allowedUrls)) throw new Problem('address-not-agreed', 'The url begins with none of the addresses that were agreed with the helpdesk.')
  const trouble = icon && iconTrouble(icon)
  if (trouble) throw new Problem('bad-request', `In the body, at icon: ${trouble}`)
}

function sameId(inPath: string, inBody: string | null | undefined): string {
  if (inBody && inBody !== inPath) throw new Problem('bad-request', 'The id in the body is not the one in the path.')
  if (inPath.includes('/')) throw new Problem('bad-request', 'An id must not contain "/".')
  if (inPath.length > 200) throw new Problem('bad-request', 'An id may be 200 characters.')
  return inPath
}

async function methodToChange({ publisher, params }: { publisher: Publisher; params: { method: string } }, client: PoolClient): Promise<{ id: string; name: string }> {
  const [found] = await run<{ id: string; name: string }>(METHOD_TO_CHANGE, [publisher.id, params.method], client)
  if (!found) throw notFound()
  return found
}

async function dropProducts({ publisher, address }: Maker, ids: string[], client: PoolClient): Promise<void> {
  await writeAudit(client, [publisher.id, 'licences.withdrawn-by-publisher', address], await run<Changed>(DROP_LICENCES, [ids], client))
  await run(DROP_PRODUCTS, [ids], client)
}

async function audit({ publisher, address }: Maker, action: AuditAction, code: string, client: PoolClient): Promise<void> {
  await run(TITLE_AUDIT, [publisher.id, action, code, address], client)
}

async function findMethod(publisher: Publisher, code: string): Promise<MethodRow> {
  const found = (await run<MethodRow>(METHODS, [publisher.id])).find((each) => each.code === code)
  if (!found) throw notFound()
  return found
}

async function productsOf(publisher: Publisher, code: string): Promise<ProductRow[]> {
  await findMethod(publisher, code)
  return run<ProductRow>(PRODUCTS, [publisher.id, code])
}

const common = ({ code, name, ownCode, icon, iconUrl }: Row) => ({ id: code, code: ownCode ?? undefined, naam: name, icon: icon ?? undefined, iconUrl: iconUrl ?? undefined })
const methodShape = ({ url, tags, ...row }: MethodRow) => ({ ...common(row), url: url ?? undefined, tags })
const productShape = ({ url, audience, test, ...row }: ProductRow) => ({
  ...common(row),
  url,
  tags: [...(audience === 'teacher' ? (['leerkrachtApplicatie'] as const) : []), ...(test ? (['toetsApplicatie'] as const) : [])],
})
