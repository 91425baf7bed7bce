'use server'

import { besideAction, openAction } from '@/lib/access/action'
import { requireHuman } from '@/lib/access/captcha'
import { contactInput, lasContactInput, messageInput } from './schema'
import { sendMessage } from './send-message'
import { setContact, setLasContact } from './set-contact'

/** 'Verstuur' on the contact page (HLP-1). */
export const sendMessageAction = openAction({ input: messageInput, run: async (context, input) => `/contact?nummer=${await sendMessage(input, context, (captcha) => requireHuman('contact', captcha, context.address))}` })

const refresh = ['/helpdesk/contactgegevens', '/contact', '/bij-wie']

/** 'Contactgegevens opslaan'. */
export const setContactAction = besideAction({ may: 'helpdesk.notices', input: contactInput, run: setContact, refresh })

/** 'Opslaan' at the supplier of a LAS. */
export const setLasContactAction = besideAction({ may: 'helpdesk.notices', input: lasContactInput, run: setLasContact, refresh })
