'use server'

import { action } from '@/lib/access/action'
import { loginMethodInput } from './schema'
import { setLoginMethod } from './set-login-method'

/** 'Wijzig login methode groep' (GRP-2). */
export const setLoginMethodAction = action({ may: 'groups.login-method', input: loginMethodInput, run: setLoginMethod, refresh: ['/groepen/[groupId]'] })
