'use server'

import { action } from '@/lib/access/action'
import { chooseLink } from './choose-link'
import { chooseLinkInput } from './schema'

/** The choice between an automatic link and importing by hand (LAS-1). */
export const chooseLinkAction = action({ may: 'roster.import', input: chooseLinkInput, run: chooseLink, refresh: ['/beheer', '/beheer/gebruikersgegevens'] })
