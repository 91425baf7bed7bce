'use server'

import { cookies } from 'next/headers'
import { openAction } from '@/lib/access/action'
import { sessionCookieName } from '@/lib/access/cookie'
import { revokeSession } from '@/lib/access/session'
import { nothing } from '@/lib/staff/schema'

const done = openAction({
  input: nothing,
  run: async () => {
    const jar = await cookies()
    const token = jar.get(sessionCookieName())?.value
    if (token) await revokeSession(token)
    jar.delete(sessionCookieName())
    return '/tot-ziens'
  },
})

/** 'Ik ben klaar': ends the pupil's session; the next child begins at the shortcut. */
export async function pupilDone(form: FormData): Promise<void> {
  await done(null, form)
}
