'use server'

import { besideAction } from '@/lib/access/action'
import { clearFactors } from '@/lib/login-security/clear-factors'
import { resendByHelpdesk } from './resend-link'
import { retryMail } from './retry-mail'
import { mailInput, userInput } from './schema'

/** '(Her)zend activatielink' on a person's page. */
export const resendByHelpdeskAction = besideAction({ may: 'helpdesk.send', input: userInput, run: resendByHelpdesk, refresh: ['/helpdesk/personen/[userId]'] })

/** 'Probeer nu' at a mail that is still on its way. */
export const retryMailAction = besideAction({ may: 'helpdesk.send', input: mailInput, run: retryMail, refresh: ['/helpdesk/emails'] })

/** 'Tweede stap verwijderen' on a person's page. */
export const clearFactorsAction = besideAction({ may: 'helpdesk.clear-factors', input: userInput, run: clearFactors, refresh: ['/helpdesk/personen/[userId]'], then: ({ userId }) => `/helpdesk/personen/${userId}?gedaan=tweede-stap` })
