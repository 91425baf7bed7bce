'use server'

import { action } from '@/lib/access/action'
import { changePupil } from './change-pupil'
import { changePupilInput } from './change-pupil-input'
import { loginMethodInput } from './schema'
import { setLoginMethod } from './set-login-method'

/** 'Wijzig login methode groep' (GRP-2). */
export const setLoginMethodAction = action({ may: 'groups.login-method', input: loginMethodInput, run: setLoginMethod, refresh: ['/groepen/[groupId]'] })

/** 'wijzigen' of one pupil (GRP-4). */
export const changePupilAction = action({ may: 'pupils.change', input: changePupilInput, run: changePupil, refresh: ['/groepen/[groupId]', '/groepen/[groupId]/leerlingen/[pupilId]', '/groepen/[groupId]/thuislogin'] })
