import { run } from '@/lib/platform/db/pool'
import { readBody, readUsers } from './body'
import { changeUsers } from './change-users'
import { levelsOf } from './levels'
import { notFound } from './problem'
import { route, type Call, type Method, type Names, type Publisher, type Route } from './routes'
import { METHODS, PRODUCTS } from './sql'
import { USERS } from './sql-users'

const USERS_PATH = 'methode/:method/product/:product/gebruiker'

/** The hosted licence provider (LIC-2, domain facts 1.4): titles to read, and the lists of who may use them. */
export const LICENCE_PROVIDER_ROUTES = [
  lika('GET', 'methode', async ({ publisher }) => ({ methodes: (await methodsOf(publisher)).map(methodShape) })),
  lika('GET', 'methode/:method', async ({ publisher, params }) => methodShape(await findMethod(publisher, params.method))),
  lika('GET', 'methode/:method/product', async ({ publisher, params }) => ({ producten: (await productsOf(publisher, params.method)).map(productShape) })),
  lika('GET', 'methode/:method/product/:product', async ({ publisher, params }) => productShape(await findProduct(publisher, params))),
  lika('GET', USERS_PATH, async ({ publisher, params }) => ({ gebruikers: await usersOf(publisher, params) })),
  lika('PUT', USERS_PATH, async (call) => changeUsers(call, 'replace', readUsers(await readBody(call.req)))),
  lika('DELETE', USERS_PATH, async (call) => changeUsers(call, 'replace', [])),
  lika('POST', `${USERS_PATH}/addlist`, async (call) => changeUsers(call, 'add', readUsers(await readBody(call.req)))),
  lika('GET', 'methode/:method/product/:product/niveau', async ({ publisher, params }) => levelsOf(publisher.id, await findProduct(publisher, params))),
  lika('POST', `${USERS_PATH}/removelist`, async (call) => changeUsers(call, 'remove', readUsers(await readBody(call.req)))),
]

/** The names of a product in a path. */
export type ProductName = { method: string; product: string }
type MethodRow = { code: string; name: string }
type ProductRow = MethodRow & { id: string; url: string; audience: 'pupil' | 'teacher'; test: boolean; levels: string[] }

/** A route below the caller's own identity code; at another publisher's there is nothing to see. */
function lika<Path extends string>(method: Method, path: Path, handle: (call: Call<Names<Path>>) => Promise<unknown>): Route {
  return route(method, `hosted-lika/management/lika/:identityCode/${path}`, async (call) => {
    if ((call.params as Record<string, string>).identityCode !== call.publisher.slug) throw notFound()
    return handle(call as Call as Call<Names<Path>>)
  })
}

const methodsOf = (publisher: Publisher) => run<MethodRow>(METHODS, [publisher.id])

async function findMethod(publisher: Publisher, code: string): Promise<MethodRow> {
  const method = (await methodsOf(publisher)).find((each) => each.code === code)
  if (!method) throw notFound()
  return method
}

async function productsOf(publisher: Publisher, method: string): Promise<ProductRow[]> {
  await findMethod(publisher, method)
  return run<ProductRow>(PRODUCTS, [publisher.id, method])
}

async function findProduct(publisher: Publisher, name: ProductName): Promise<ProductRow> {
  const product = (await productsOf(publisher, name.method)).find(({ code }) => code === name.product)
  if (!product) throw notFound()
  return product
}

async function usersOf(publisher: Publisher, name: ProductName): Promise<number[]> {
  const { id } = await findProduct(publisher, name)
  return (await run<{ portalId: string }>(USERS, [id, publisher.id])).map(({ portalId }) => Number(portalId))
}

/** Method: a folder for products here, so without an address of its own; its id is the code that the publisher chose. */
const methodShape = ({ code, name }: MethodRow) => ({ id: code, naam: name, tags: [] })

const productShape = ({ code, name, url, audience, test }: ProductRow) => ({
  id: code,
  naam: name,
  url,
  tags: [...(audience === 'teacher' ? ['leerkrachtApplicatie'] : []), ...(test ? ['toetsApplicatie'] : [])],
})
