'use server'

import { besideAction } from '@/lib/access/action'
import { registerClient, renewClientSecret } from './register-client'
import { clientSecretInput, openidClientInput } from './schema'

/** 'Verbinding opslaan' of a publisher's OpenID client. */
export const registerClientAction = besideAction({ may: 'publishers.keep', input: openidClientInput, run: registerClient, refresh: ['/helpdesk/uitgeverijen'] })

/** 'Nieuw geheim'. */
export const renewClientSecretAction = besideAction({ may: 'publishers.keep', input: clientSecretInput, run: renewClientSecret, refresh: ['/helpdesk/uitgeverijen'] })
