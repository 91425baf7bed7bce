'use server'

import { action } from '@/lib/access/action'
import { saveConsents } from './save-consents'
import { consentInput } from './schema'

/** 'Sla uitgeverijen op' (PUB-1). */
export const saveConsentsAction = action({ may: 'consent.set', input: consentInput, run: saveConsents, refresh: ['/beheer/uitgeverijen', '/lesmateriaal'] })
