import * as c from './contract'
import * as permission from './permission'
import * as school from './institutions'
import * as lists from './user-lists'
import * as titles from './licence-provider'
import { endpoint, type Endpoint } from './routes'

const S = 'rest/v2/instellingen'
const ONE = `${S}/:id` as const
const PERMISSION_PATH = `${ONE}/uitgever/synchronizationpermission` as const

/** The institutions service 'Instellingen V2' (PUB-2, domain facts 1.3). */
const INSTITUTIONS: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: S, summary: 'The schools that gave you consent; with changed-since only those that may have something new', query: c.SCHOOLS_QUERY, answer: c.SCHOOL_IDS, handle: school.schoolIds }),
  endpoint({ method: 'GET', path: ONE, summary: 'A school’s groups, pupils and staff', answer: c.OVERVIEW, handle: school.overview }),
  endpoint({ method: 'GET', path: `${ONE}/details`, summary: 'A school’s name, address and numbers', answer: c.DETAILS, handle: school.details }),
  endpoint({ method: 'GET', path: `${ONE}/groepen`, summary: 'A school’s groups', answer: c.GROUPS_ANSWER, handle: school.groups }),
  endpoint({ method: 'GET', path: `${ONE}/leerlingen`, summary: 'A school’s pupils', answer: c.STUDENTS_ANSWER, handle: school.pupils }),
  endpoint({ method: 'POST', path: `${ONE}/leerlingen`, summary: 'Pupils by their numbers; unknown ones fall away', body: c.IDS, answer: c.STUDENTS_ANSWER, handle: school.pupilsById }),
  endpoint({ method: 'POST', path: `${ONE}/leerlingen_eckid`, summary: 'Pupils by their ECK iDs; unknown ones fall away', body: c.ECK_IDS, answer: c.STUDENTS_ANSWER, handle: school.pupilsByEckId }),
  endpoint({ method: 'GET', path: `${ONE}/staf`, summary: 'A school’s staff', answer: c.STAFF_ANSWER, handle: school.staff }),
  endpoint({ method: 'GET', path: `${ONE}/ref`, summary: 'A school’s shortcut reference (INSTELLING_REF)', answer: c.SCHOOL_REF, handle: school.reference }),
  endpoint({ method: 'GET', path: PERMISSION_PATH, summary: 'Whether a school gave you consent; with request-permission=true you ask it to', query: c.PERMISSION_QUERY, answer: c.PERMISSION, handle: permission.hasPermission }),
  endpoint({ method: 'DELETE', path: PERMISSION_PATH, summary: 'Give a school’s consent back', handle: permission.giveBack }),
  endpoint({ method: 'GET', path: `${S}/synchronizationpermission/toegekend/:date`, summary: 'Schools that gave consent on a day (YYYY-MM-DD)', answer: c.SCHOOL_IDS, handle: permission.grantedOn }),
  endpoint({ method: 'GET', path: `${S}/synchronizationpermission/ingetrokken/:date`, summary: 'Schools that withdrew consent on a day (YYYY-MM-DD)', answer: c.SCHOOL_IDS, handle: permission.withdrawnOn }),
  endpoint({ method: 'GET', path: 'rest/v2/nawsearch', summary: 'Find schools by name and address', query: c.SEARCH_QUERY, answer: c.SEARCH_RESULT.array(), handle: school.search }),
]

const LIKA = 'hosted-lika/management/lika/:identityCode'
const METHOD = `${LIKA}/methode/:method` as const
const PRODUCT = `${METHOD}/product/:product` as const

/** The lists of who may use one title, by number and by ECK iD (LIC-2): the same ten for a method and for a product. */
function userLists<Path extends typeof METHOD | typeof PRODUCT>(path: Path, what: string): Endpoint[] {
  const byId = `${path}/gebruiker` as const
  const byEck = `${path}/gebruiker_eckid` as const
  return [
    endpoint({ method: 'GET', path: byId, summary: `Who may use a ${what}`, answer: c.USERS_ANSWER, handle: lists.read }),
    endpoint({ method: 'PUT', path: byId, summary: `Replace who may use a ${what}`, body: c.USERS_BODY, handle: lists.replace }),
    endpoint({ method: 'DELETE', path: byId, summary: `Nobody may use a ${what}`, handle: lists.clear }),
    endpoint({ method: 'POST', path: `${byId}/addlist`, summary: `More people may use a ${what}`, body: c.USERS_BODY, handle: lists.add }),
    endpoint({ method: 'POST', path: `${byId}/removelist`, summary: `People may use a ${what} no more`, body: c.USERS_BODY, handle: lists.remove }),
    endpoint({ method: 'GET', path: byEck, summary: `Who may use a ${what}, of those with an ECK iD`, answer: c.ECK_USERS_ANSWER, handle: lists.readEck }),
    endpoint({ method: 'PUT', path: byEck, summary: `Replace who may use a ${what}, of those with an ECK iD`, body: c.ECK_USERS_BODY, handle: lists.replaceEck }),
    endpoint({ method: 'DELETE', path: byEck, summary: `Nobody with an ECK iD may use a ${what}`, handle: lists.clearEck }),
    endpoint({ method: 'POST', path: `${byEck}/addlist`, summary: `More people may use a ${what}, by ECK iD`, body: c.ECK_USERS_BODY, handle: lists.addEck }),
    endpoint({ method: 'POST', path: `${byEck}/removelist`, summary: `People may use a ${what} no more, by ECK iD`, body: c.ECK_USERS_BODY, handle: lists.removeEck }),
  ]
}

/** Of whoever writes a title. */
const TITLE_REFUSALS = ['address-not-agreed', 'conflict'] as const

/** The hosted licence provider (LIC-2, domain facts 1.4). */
const LICENCE_PROVIDER: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: `${LIKA}/methode`, summary: 'Your methods', answer: c.METHODS_ANSWER, handle: titles.methods }),
  endpoint({ method: 'POST', path: `${LIKA}/methode`, summary: 'Make or change a method', body: c.NEW_METHOD, refuses: TITLE_REFUSALS, handle: titles.postMethod }),
  endpoint({ method: 'GET', path: METHOD, summary: 'A method', answer: c.METHOD, handle: titles.method }),
  endpoint({ method: 'PUT', path: METHOD, summary: 'Make or change a method', body: c.METHOD_BODY, refuses: TITLE_REFUSALS, handle: titles.putMethod }),
  endpoint({ method: 'DELETE', path: METHOD, summary: 'Remove a method with its products and their licences', handle: titles.deleteMethod }),
  ...userLists(METHOD, 'method'),
  endpoint({ method: 'GET', path: `${METHOD}/product`, summary: 'A method’s products', answer: c.PRODUCTS_ANSWER, handle: titles.products }),
  endpoint({ method: 'POST', path: `${METHOD}/product`, summary: 'Make or change a product', body: c.NEW_PRODUCT, refuses: TITLE_REFUSALS, handle: titles.postProduct }),
  endpoint({ method: 'GET', path: PRODUCT, summary: 'A product', answer: c.PRODUCT, handle: titles.product }),
  endpoint({ method: 'PUT', path: PRODUCT, summary: 'Make or change a product', body: c.PRODUCT_BODY, refuses: TITLE_REFUSALS, handle: titles.putProduct }),
  endpoint({ method: 'DELETE', path: PRODUCT, summary: 'Remove a product with its licences', handle: titles.deleteProduct }),
  ...userLists(PRODUCT, 'product'),
  endpoint({ method: 'GET', path: `${PRODUCT}/niveau`, summary: 'The levels that schools chose in the portal, by person', answer: c.LEVELS_ANSWER, handle: titles.levels }),
  endpoint({ method: 'POST', path: `${LIKA}/permissions/grant`, summary: 'Let every named person use every named method and product', body: c.BULK_BODY, handle: lists.grant }),
  endpoint({ method: 'POST', path: `${LIKA}/permissions/revoke`, summary: 'Take every named method and product from every named person', body: c.BULK_BODY, handle: lists.revoke }),
]

/** Everything that publishers can ask (PUB-2): routes, contract tests and the OpenAPI description come from this table. */
export const ENDPOINTS: readonly Endpoint[] = [...INSTITUTIONS, ...LICENCE_PROVIDER]
