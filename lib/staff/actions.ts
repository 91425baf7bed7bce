'use server'

import { openAction } from '@/lib/access/action'
import { auditActor } from '@/lib/access/audit-actor'
import { currentActor } from '@/lib/access/current'
import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { acrossSchools } from '@/lib/platform/db/scope'
import { safePath } from './rules'
import { signIn, signOut } from './auth'
import { changeSchool } from './change-school'
import { chooseSchoolInput, nothing, signInInput } from './schema'

/** 'Inloggen' (AUT-1). */
export const signInAction = openAction({
  input: signInInput,
  run: async (_context, { email, password, next }) => {
    await signIn({ email, password })
    return safePath(next) ?? '/start'
  },
})

/** 'Uitloggen': ends the session everywhere. */
export const signOutAction = openAction({
  input: nothing,
  run: async () => {
    const actor = await currentActor()
    await signOut()
    if (actor) await record(acrossSchools('signing out belongs to the person'), auditActor(actor), { action: 'staff.signed-out', schoolId: actor.school?.id ?? null })
    return '/login/leerkracht?uitgelogd=1'
  },
})

/** Chooses a school, or switches (ACC-5). */
export const chooseSchoolAction = openAction({
  input: chooseSchoolInput,
  run: async (_context, { schoolId, next }) => {
    const actor = await currentActor()
    if (actor?.kind !== 'staff') throw new AppError('not-signed-in')
    await changeSchool(actor, schoolId)
    return safePath(next) ?? '/start'
  },
})

/** 'Uitloggen' as the frame's plain form has it. */
export async function leave(form: FormData): Promise<void> {
  await signOutAction(null, form)
}
