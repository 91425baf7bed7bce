'use server'

import { besideAction } from '@/lib/access/action'
import { resendByHelpdesk } from './resend-link'
import { retryMail } from './retry-mail'
import { mailInput, userInput } from './schema'

/** '(Her)zend activatielink' on a person's page. */
export const resendByHelpdeskAction = besideAction({ may: 'helpdesk.send', input: userInput, run: resendByHelpdesk, refresh: ['/helpdesk/personen/[userId]'] })

/** 'Probeer nu' at a mail that is still on its way. */
export const retryMailAction = besideAction({ may: 'helpdesk.send', input: mailInput, run: retryMail, refresh: ['/helpdesk/emails'] })
