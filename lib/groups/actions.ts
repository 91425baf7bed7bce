'use server'

import { action } from '@/lib/access/action'
import { issueClassBadges, voidBadge } from './badges'
import { changePupil } from './change-pupil'
import { changePupilInput } from './change-pupil-input'
import { giveLoginCode } from './give-login-code'
import { renewGroupSecrets, renewPupilSecret } from './renew-secrets'
import { groupInput, loginMethodInput, pupilInput, pupilMethodInput, renewGroupInput, renewPupilInput } from './schema'
import { setLoginMethod, setPupilMethod } from './set-login-method'

const refresh = ['/groepen/[groupId]', '/groepen/[groupId]/login-methode', '/groepen/[groupId]/print', '/groepen/[groupId]/leerlingen/[pupilId]/inloggen']

/** 'Wijzig login methode groep' (GRP-2). */
export const setLoginMethodAction = action({ may: 'groups.login-method', input: loginMethodInput, run: setLoginMethod, refresh })

/** One pupil's own login method (GRP-2). */
export const setPupilMethodAction = action({ may: 'groups.login-method', input: pupilMethodInput, run: setPupilMethod, refresh })

/** 'Nieuwe pincodes' and 'Nieuwe wachtwoordplaatjes' (GRP-7). */
export const renewGroupSecretsAction = action({ may: 'groups.credentials', input: renewGroupInput, run: renewGroupSecrets, refresh })

/** A new pin or password picture for one pupil (GRP-7). */
export const renewPupilSecretAction = action({ may: 'groups.credentials', input: renewPupilInput, run: renewPupilSecret, refresh })

/** Badges for the pupils of a class who have none (PUP-5). */
export const issueClassBadgesAction = action({ may: 'groups.credentials', input: groupInput, run: issueClassBadges, refresh })

/** 'Badge ongeldig maken' (GRP-7). */
export const voidBadgeAction = action({ may: 'groups.credentials', input: pupilInput, run: voidBadge, refresh })

/** A code for one time, for a forgotten badge (GRP-7). */
export const giveLoginCodeAction = action({ may: 'groups.credentials', input: pupilInput, run: giveLoginCode, refresh: [] })

/** 'wijzigen' of one pupil (GRP-4). */
export const changePupilAction = action({ may: 'pupils.change', input: changePupilInput, run: changePupil, refresh: [...refresh, '/groepen/[groupId]/leerlingen/[pupilId]', '/groepen/[groupId]/thuislogin'] })
