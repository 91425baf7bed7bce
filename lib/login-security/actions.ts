'use server'

import { z } from 'zod'
import { action, besideAction, openAction } from '@/lib/access/action'
import { currentActor, knownHere } from '@/lib/access/current'
import { newPassword } from '@/lib/access/password-rules'
import { AppError } from '@/lib/core/errors'
import { longestPassword } from '@/lib/platform/portal'
import { safePath } from '@/lib/staff/rules'
import { addPasskey, beginApp, confirmApp, judgePasskey, keepCodes, makeRecoveryCodes, mustBeFresh, removeApp, removePasskey } from './change-factors'
import { changePassword, hashFresh } from './change-password'
import { endOtherSessions, endOwnSession } from './own-sessions'
import { prove } from './prove'
import { addPasskeyInput, codeInput, codesKeptInput, loginRulesInput, nothing, passkeyInput, proveByPasskeyInput, proveByPasswordInput, sessionInput } from './schema'
import { setLoginRules } from './set-login-rules'

const PAGE = '/mijn-profiel/inloggen'
const SESSIONS = '/mijn-profiel/sessies'

/** 'Wachtwoord wijzigen' (AUT-2). */
export const changePasswordAction = besideAction({
  may: 'self',
  // The longest that is allowed is a setting: read when asked for, not while the pages are built.
  get input() {
    return z.object({ password: newPassword(longestPassword()) })
  },
  first: hashFresh, run: changePassword, refresh: [PAGE], then: () => `${PAGE}?gedaan=wachtwoord`,
})

/** 'Passkey toevoegen' (AUT-7). With the first factor come the recovery codes, told once in the form's answer. */
export const addPasskeyAction = besideAction({ may: 'self', input: addPasskeyInput, first: judgePasskey, run: addPasskey, refresh: [PAGE], then: (told) => (told ? null : `${PAGE}?gedaan=passkey`) })

/** 'Verwijderen' of a passkey. */
export const removePasskeyAction = besideAction({ may: 'self', input: passkeyInput, first: mustBeFresh, run: removePasskey, refresh: [PAGE], then: () => `${PAGE}?gedaan=passkey-weg` })

/** 'App instellen'. */
export const beginAppAction = besideAction({ may: 'self', input: nothing, first: mustBeFresh, run: beginApp, then: () => `${PAGE}/app` })

/** 'Bevestigen' of the app's first code: recovery codes as with a passkey. */
export const confirmAppAction = besideAction({ may: 'self', input: codeInput, first: mustBeFresh, run: confirmApp, refresh: [PAGE], then: (told) => (told ? null : `${PAGE}?gedaan=app`) })

/** 'App verwijderen'. */
export const removeAppAction = besideAction({ may: 'self', input: nothing, first: mustBeFresh, run: removeApp, refresh: [PAGE], then: () => `${PAGE}?gedaan=app-weg` })

/** 'Verder' under fresh recovery codes. */
export const keepCodesAction = besideAction({ may: 'self', input: codesKeptInput, run: keepCodes, refresh: [PAGE], then: (done) => `${PAGE}?gedaan=${done}` })

/** 'Maak herstelcodes': told once, in the form's answer. */
export const makeRecoveryCodesAction = besideAction({ may: 'self', input: nothing, first: mustBeFresh, run: makeRecoveryCodes, refresh: ['/mijn-profiel/inloggen'] })

/** 'Uitloggen' of one session, and of all others. */
export const endSessionAction = besideAction({ may: 'self', input: sessionInput, run: endOwnSession, refresh: [SESSIONS], then: () => `${SESSIONS}?gedaan=een` })
export const endOthersAction = besideAction({ may: 'self', input: nothing, run: endOtherSessions, refresh: [SESSIONS], then: () => `${SESSIONS}?gedaan=alle` })

/** 'Opslaan' at 'Inloggen van medewerkers' (AUT-4, AUT-7). */
export const setLoginRulesAction = action({ may: 'staff.login-rules', input: loginRulesInput, run: setLoginRules, refresh: ['/beheer/inloggen', '/beheer'] })

/** Says who is at this session: by the password. */
export const proveByPasswordAction = openAction({
  input: proveByPasswordInput,
  run: async ({ now }, { password, captcha, ...where }) => proved({ password, captcha }, where, now),
})

/** The same by a passkey. */
export const proveByPasskeyAction = openAction({
  input: proveByPasskeyInput,
  run: async ({ now }, { answer, ...where }) => proved({ answer }, where, now),
})

async function proved(proof: Parameters<typeof prove>[1], { next, venster }: { next?: string | undefined; venster?: string | undefined }, now: Date): Promise<string> {
  const actor = await currentActor()
  // Who came in through a network environment has no password here, and speaks for its school only.
  if (actor?.kind !== 'staff' || actor.boundTo !== null) throw new AppError('not-signed-in')
  await prove(actor, proof, await knownHere(), now)
  return venster ? '/sessie-bevestigen?gedaan=1' : (safePath(next) ?? '/start')
}
