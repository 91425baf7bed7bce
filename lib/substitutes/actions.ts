'use server'

import { action } from '@/lib/access/action'
import { activateSubstitute } from './activate-substitute'
import { endNow } from './end-substitution'
import { activateInput, endInput } from './schema'

const PAGE = '/beheer/ondersteunend-personeel'
const refresh = ['/beheer', PAGE, '/leerkrachten']

/** 'Activeer' (SUB-1). */
export const activateSubstituteAction = action({ may: 'substitutes.set', input: activateInput, run: activateSubstitute, refresh, then: () => `${PAGE}?gedaan=geactiveerd` })

/** 'Nu beëindigen' (SUB-2). */
export const endSubstitutionAction = action({ may: 'substitutes.set', input: endInput, run: endNow, refresh, then: () => `${PAGE}?gedaan=beeindigd` })
