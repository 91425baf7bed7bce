'use server'

import { openAction } from '@/lib/access/action'
import { requireHuman } from '@/lib/access/captcha'
import { askLink } from '@/lib/access/forgotten'
import { beginLogin, endLogin, knownHere, rememberHere } from '@/lib/access/current'
import { onwardPath } from '@/lib/core/onward'
import { choosePassword, choosePasswordInput } from './choose-password'
import { forgottenInput, homeSignInInput, nothing } from './schema'
import { signInHome } from './sign-in'

/** 'Inloggen' at /thuis (HOM-2). */
export const homeSignInAction = openAction({
  input: homeSignInInput,
  run: async ({ address }, { verder, ...credentials }) => {
    const { token, next } = await signInHome(credentials, address, await knownHere())
    await beginLogin(token)
    await rememberHere('home-login', credentials.email)
    const onward = onwardPath(verder)
    if (!onward) return next
    return next === '/leerling' ? onward : `${next}?${new URLSearchParams({ verder: onward })}`
  },
})

/** 'Gebruikersnaam of wachtwoord vergeten' (HOM-5). */
export const forgottenAction = openAction({
  input: forgottenInput,
  run: async ({ address, now }, { email, captcha }) => {
    await requireHuman('home-forgotten', captcha, address)
    await askLink('home', email, address, now)
    return '/thuis/vergeten?verstuurd=1'
  },
})

/** 'Wachtwoord instellen' behind a link (HOM-1): only this spends it. */
export const choosePasswordAction = openAction({
  input: choosePasswordInput,
  run: async ({ address, now }, input) => {
    const { email } = await choosePassword(input, address, now)
    await rememberHere('home-login', email)
    return '/thuis?ingesteld=1'
  },
})

const leave = openAction({
  input: nothing,
  run: async () => {
    await endLogin()
    return '/thuis?uitgelogd=1'
  },
})

/** 'Uitloggen' of a parent who has not chosen a child. */
export async function homeLeave(form: FormData): Promise<void> {
  await leave(null, form)
}
