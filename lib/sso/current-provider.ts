import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '@/lib/platform/log'
import { faultOf, makeProvider } from './provider'
import { signingOrder } from './signing-keys'

/** So often a process looks whether other keys sign now, in milliseconds: a new key needs no restart. */
const LOOK_EVERY = 60_000

/** The provider's handler, made anew when the signing keys changed. @throws what failed within the portal itself */
export async function openidHandler(lookEvery = LOOK_EVERY): Promise<(req: IncomingMessage, res: ServerResponse) => Promise<void>> {
  const make = async () => ({ order: await signingOrder(), handle: (await makeProvider()).callback() })
  let current = await make()
  let looked = Date.now()
  return async (req, res) => {
    if (Date.now() - looked >= lookEvery) {
      looked = Date.now()
      try {
        if ((await signingOrder()) !== current.order) current = await make()
      } catch (error) {
        // The keys of a minute ago are good enough until the database is back.
        log().warn({ err: error }, 'signing keys not read')
      }
    }
    await current.handle(req, res)
    const fault = faultOf(req)
    if (fault) throw fault
  }
}
