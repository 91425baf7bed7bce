'use server'

import { z } from 'zod'
import { action, openAction } from '@/lib/access/action'
import { askLink } from '@/lib/access/forgotten'
import { requireHuman } from '@/lib/access/captcha'
import { auditActor } from '@/lib/access/audit-actor'
import { beginLogin, browserHere, currentActor, rememberHere } from '@/lib/access/current'
import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { codeInput, passkeyLoginInput } from '@/lib/login-security/schema'
import type { Proof } from '@/lib/login-security/second-step'
import { acrossSchools } from '@/lib/platform/db/scope'
import { newPassword } from '@/lib/access/password-rules'
import { env } from '@/lib/platform/env'
import { acceptAgreement } from './accept-agreement'
import { addPerson } from './add-person'
import { confirmWork } from './confirm-work'
import { setTeacherAddresses, teacherAddressesInput } from './set-teacher-addresses'
import { resendLink } from './resend-link'
import { safePath } from './rules'
import { forgetStep, signIn, signOut, stepHere } from './auth'
import { signInByPasskey, signInBySecondStep } from './sign-in-stronger'
import { changeSchool } from './change-school'
import { acceptInput, addPersonInput, chooseSchoolInput, employmentInput, forgotInput, nothing, setRolesInput, signInInput } from './schema'
import { setPassword } from './set-password'
import { endEmployment, setRoles, type Changed } from './set-roles'

/** 'Inloggen' (AUT-1). */
export const signInAction = openAction({
  input: signInInput,
  run: async (_context, { email, password, next, captcha }) => {
    const came = await signIn({ email, password, captcha })
    const to = safePath(next)
    if (came === 'second-step') return `/login/tweede-stap${to ? `?${new URLSearchParams({ next: to })}` : ''}`
    return to ?? '/start'
  },
})

/** 'Inloggen met een passkey' (AUT-7): without a password; the passkey is both steps. */
export const passkeyLoginAction = openAction({
  input: passkeyLoginInput,
  run: async ({ address, now }, { answer, next }) => {
    const { token, email } = await signInByPasskey(answer, { address, browser: await browserHere() }, now)
    await beginLogin(token)
    await rememberHere('staff-login', email)
    return safePath(next) ?? '/start'
  },
})

/** The second step: a passkey, or a code. */
export const stepByPasskeyAction = openAction({ input: passkeyLoginInput, run: ({ address, now }, { answer, next }) => secondStep({ answer }, next, address, now) })
export const stepByCodeAction = openAction({ input: codeInput, run: ({ address, now }, { code, next }) => secondStep({ code }, next, address, now) })

async function secondStep(proof: Proof, next: string | undefined, address: string | null, now: Date): Promise<string> {
  const { token, email } = await signInBySecondStep(await stepHere(), proof, { address, browser: await browserHere() }, now)
  await beginLogin(token)
  await forgetStep()
  await rememberHere('staff-login', email)
  return safePath(next) ?? '/start'
}

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
  run: async (_context, { schoolId, employmentId, next }) => {
    const actor = await currentActor()
    if (actor?.kind !== 'staff') throw new AppError('not-signed-in')
    if (actor.mustAgree) throw new AppError('agreement-needed')
    await changeSchool(actor, schoolId, employmentId)
    return safePath(next) ?? '/start'
  },
})

/** 'Ik ga akkoord' with the gebruikersovereenkomst (ACC-3). */
export const acceptAgreementAction = openAction({
  input: acceptInput,
  run: async ({ now }, { version, next }) => {
    const actor = await currentActor()
    if (actor?.kind !== 'staff') throw new AppError('not-signed-in')
    await acceptAgreement(actor, version, now)
    return safePath(next) ?? '/start'
  },
})

/** 'Uitloggen' as the frame's plain form has it. */
export async function leave(form: FormData): Promise<void> {
  await signOutAction(null, form)
}

/** 'Gebruikersnaam of wachtwoord vergeten' (AUT-3): always the same answer. */
export const forgotAction = openAction({
  input: forgotInput,
  run: async ({ address, now }, { email, captcha }) => {
    await requireHuman('staff-forgotten', captcha, address)
    await askLink('staff', email, address, now)
    return '/login/vergeten?verstuurd=1'
  },
})

/** 'Wachtwoord instellen' (ACC-3): the person is logged in at once; if that must wait, the login page says that it is set. */
export const setPasswordAction = openAction({
  // Asked for at each call: the build knows no settings.
  get input() {
    return z.object({ token: z.string().max(64), password: newPassword(env().PASSWORD_MAX) })
  },
  run: async (context, input) => {
    const { email } = await setPassword(input, context)
    // If the login below must wait, this browser is known all the same: who guesses at the account does not hold up its owner.
    await rememberHere('staff-login', email)
    try {
      if ((await signIn({ email, password: input.password })) === 'second-step') return '/login/tweede-stap'
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return '/login/leerkracht?wachtwoord=1'
    }
    return '/start'
  },
})

/** 'Bevestigen' (LAS-7): somebody who logs in elsewhere already says yes to a school. */
export const confirmWorkAction = openAction({
  input: z.object({ token: z.string().max(64) }),
  run: async (context, input) => {
    await confirmWork(input, context)
    return '/login/leerkracht?bevestigd=1'
  },
})

const PAGE = '/beheer/ondersteunend-personeel'
const refresh = ['/beheer', PAGE, '/leerkrachten']
const then = (done: string) => ({ self }: Changed) => (self ? '/start' : `${PAGE}?gedaan=${done}`)

/** '(Her)zend activatielink' (AUT-5). */
export const resendLinkAction = action({ may: 'staff.set', input: employmentInput, run: resendLink, refresh: ['/leerkrachten'] })

/** 'Opslaan' on the tab 'Leerkrachten' (LAS-7). */
export const setTeacherAddressesAction = action({ may: 'staff.set', input: teacherAddressesInput, run: setTeacherAddresses, refresh: ['/leerkrachten', '/beheer/ondersteunend-personeel'] })

/** 'Medewerker toevoegen' (ACC-4). */
export const addPersonAction = action({ may: 'staff.set', input: addPersonInput, run: addPerson, refresh, then: () => `${PAGE}?gedaan=toegevoegd` })

/** 'Rollen opslaan' (ACC-4). */
export const setRolesAction = action({ may: 'staff.set', input: setRolesInput, run: setRoles, refresh, then: then('gewijzigd') })

/** 'Toegang beëindigen' (ACC-4). */
export const endEmploymentAction = action({ may: 'staff.set', input: employmentInput, run: endEmployment, refresh, then: then('beeindigd') })
