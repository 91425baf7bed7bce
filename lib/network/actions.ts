'use server'

import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { action } from '@/lib/access/action'
import type { ActionState } from '@/lib/access/action-state'
import { cookieOptions, sessionCookieName } from '@/lib/access/cookie'
import { revokeSession } from '@/lib/access/session'
import { addAddress, removeAddress } from './addresses'
import { DEVICE_LIFETIME, deviceCookieName, deviceOf } from './device'
import { enrolDevice, revokeDevice } from './enrol-device'
import { addAddressInput, enrolDeviceInput, removeAddressInput, revokeDeviceInput, toolInput } from './schema'
import { makeToolKey, removeTool } from './tool'

const refresh = ['/beheer', '/beheer/ip-adressen']
const refreshTool = [...refresh, '/beheer/ip-adressen/dynamisch']
const refreshDevices = ['/beheer', '/beheer/apparaten']

/** 'IP-adres toevoegen' (NET-1). */
export const addAddressAction = action({ may: 'network.set', input: addAddressInput, run: addAddress, refresh })

/** Takes one of the school's addresses away. */
export const removeAddressAction = action({ may: 'network.set', input: removeAddressInput, run: removeAddress, refresh })

/** A new key for the Dynamic IP Tool (NET-2). */
export const makeToolKeyAction = action({ may: 'network.set', input: toolInput, run: makeToolKey, refresh: refreshTool })

/** Takes the Dynamic IP Tool's key away. */
export const removeToolAction = action({ may: 'network.set', input: toolInput, run: removeTool, refresh: refreshTool })

/** 'Intrekken' of an enrolled device (PUP-6). */
export const revokeDeviceAction = action({ may: 'devices.set', input: revokeDeviceInput, run: revokeDevice, refresh: refreshDevices, then: () => '/beheer/apparaten?ingetrokken=1' })

const enrol = action({
  may: 'devices.enrol', input: enrolDeviceInput, refresh: refreshDevices,
  run: async (context, input) => enrolDevice(context, input, deviceOf((await headers()).get('cookie') ?? undefined)),
})

/** 'Apparaat aanmelden' (PUP-6): the device gets its cookie, and the login that did it ends there: it is for children now. */
export async function enrolDeviceAction(previous: ActionState<{ token: string }> | null, form: FormData): Promise<ActionState<{ token: string }>> {
  const answer = await enrol(previous, form)
  if (!answer.ok) return answer
  const jar = await cookies()
  const session = jar.get(sessionCookieName())?.value
  if (session) await revokeSession(session)
  jar.delete(sessionCookieName())
  jar.set(deviceCookieName(), answer.data.token, cookieOptions({ maxAge: DEVICE_LIFETIME }))
  redirect('/apparaat-aanmelden/klaar')
}
