'use server'

import { besideAction, openAction } from '@/lib/access/action'
import { requireHuman } from '@/lib/access/captcha'
import { approveRequest } from './approve-request'
import { beginRequest } from './begin-request'
import { rejectRequest } from './reject-request'
import { approveInput, rejectInput, requestInput } from './schema'

const QUEUE = '/helpdesk/aanvragen'

/** 'Verder' on a request's form (ACC-1): on to the page with the form to sign. */
export const beginRequestAction = openAction({ input: requestInput, run: async (context, input) => `/aanvragen/versturen/${await beginRequest(input, context, (captcha) => requireHuman('account-request', captcha, context.address))}` })

/** 'Goedkeuren'. */
export const approveRequestAction = besideAction({ may: 'accounts.decide', input: approveInput, run: approveRequest, refresh: [QUEUE], then: () => `${QUEUE}?gedaan=goedgekeurd` })

/** 'Afwijzen'. */
export const rejectRequestAction = besideAction({ may: 'accounts.decide', input: rejectInput, run: rejectRequest, refresh: [QUEUE], then: () => `${QUEUE}?gedaan=afgewezen` })
