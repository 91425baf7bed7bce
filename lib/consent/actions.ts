'use server'

import { action } from '@/lib/access/action'
import { answerRequest } from './answer-request'
import { answerTerms } from './answer-terms'
import { saveConsents } from './save-consents'
import { answerRequestInput, answerTermsInput, consentInput } from './schema'

/** 'Sla uitgeverijen op' (PUB-1). */
export const saveConsentsAction = action({ may: 'consent.set', input: consentInput, run: saveConsents, refresh: ['/beheer/uitgeverijen', '/lesmateriaal'] })
/** 'Geef toestemming' and 'Wijs af' at a publisher's request (PUB-4). */
export const answerRequestAction = action({ may: 'consent.set', input: answerRequestInput, run: answerRequest, refresh: ['/beheer/uitgeverijen', '/lesmateriaal'] })
/** 'Ga akkoord' and 'Wijs af' when a ticked publisher asks for more (PUB-3). */
export const answerTermsAction = action({ may: 'consent.set', input: answerTermsInput, run: answerTerms, refresh: ['/beheer/uitgeverijen'] })
