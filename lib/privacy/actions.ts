'use server'

import { action } from '@/lib/access/action'
import { erasePerson } from './erase-person'
import { findParent } from './find-people'
import { eraseInput, findParentInput } from './schema'

/** 'Zoek ouder' (DAT-3). */
export const findParentAction = action({ may: 'privacy.requests', input: findParentInput, run: findParent, then: ({ id }) => `/beheer/inzage/ouder/${id}` })
/** 'Wissen' (DAT-3). */
export const erasePersonAction = action({ may: 'privacy.requests', input: eraseInput, run: erasePerson, refresh: ['/beheer/inzage'], then: () => '/beheer/inzage?gedaan=gewist' })
