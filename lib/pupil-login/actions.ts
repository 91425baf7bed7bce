'use server'

import { openAction } from '@/lib/access/action'
import { currentActor, endLogin } from '@/lib/access/current'
import { nothing } from '@/lib/staff/schema'

const done = openAction({
  input: nothing,
  run: async () => {
    const actor = await currentActor()
    await endLogin()
    return actor?.kind === 'pupil' && actor.login === 'home' ? '/tot-ziens?thuis=1' : '/tot-ziens'
  },
})

/** 'Ik ben klaar': ends the pupil's session; the next child begins at the shortcut, or at /thuis. */
export async function pupilDone(form: FormData): Promise<void> {
  await done(null, form)
}
