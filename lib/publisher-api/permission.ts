import { z } from 'zod'
import { run, transaction, type Statement } from '@/lib/platform/db/pool'
import type { PERMISSION_QUERY } from './contract'
import { isNumber } from './institutions'
import { Problem, notFound } from './problem'
import type { Call } from './routes'
import { ASK, GIVE_BACK, GRANTED_ON, LOCK_CONSENTS, PERMISSION, WITHDRAWN_ON } from './sql-permission'

/** So many days a publisher that was declined does not ask that school again. */
export const ASK_AGAIN_DAYS = 30

type Asked = { id: string; active: boolean; granted: boolean }
type OfSchool<Query = unknown> = Call<'id', unknown, Query>

/** @throws Problem 404 for an unknown school */
async function find({ publisher, params }: Pick<OfSchool, 'publisher' | 'params'>): Promise<Asked> {
  const [school] = isNumber(params.id) ? await run<Asked>(PERMISSION, [publisher.id, params.id]) : []
  if (!school) throw notFound()
  return school
}

/** `GET …/uitgever/synchronizationpermission`: whether there is consent; and asks the school for it (PUB-4), which then stands at 'Uitgeverijen'. */
export async function hasPermission(call: OfSchool<z.output<typeof PERMISSION_QUERY>>): Promise<{ hasSynchronizationPermission: boolean }> {
  const school = await find(call)
  if (call.query['request-permission'] && !school.granted && school.active) await run(ASK, [school.id, call.publisher.id, call.address, ASK_AGAIN_DAYS])
  return { hasSynchronizationPermission: school.granted }
}

/** `DELETE …/uitgever/synchronizationpermission`: from now on as if the school had no tick. There was none: no error. */
export async function giveBack(call: OfSchool): Promise<void> {
  const { id } = await find(call)
  // After a coordinator who agrees to other terms at this moment, or before: what is given back has gone either way.
  await transaction(async (client) => {
    await run(LOCK_CONSENTS, [id], client)
    await run(GIVE_BACK, [id, call.publisher.id, call.address], client)
  })
}

/** `GET …/toegekend/{date}`. */
export const grantedOn = (call: Call<'date', unknown, unknown>) => schoolsOn(GRANTED_ON, call)
/** `GET …/ingetrokken/{date}`. */
export const withdrawnOn = (call: Call<'date', unknown, unknown>) => schoolsOn(WITHDRAWN_ON, call)

async function schoolsOn(statement: Statement, { publisher, params }: Call<'date', unknown, unknown>): Promise<number[]> {
  if (!z.iso.date().safeParse(params.date).success) throw new Problem('bad-request', 'Expected a date as YYYY-MM-DD.')
  return (await run<{ portalId: string }>(statement, [publisher.id, params.date])).map(({ portalId }) => Number(portalId))
}
