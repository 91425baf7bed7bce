'use server'

import { action } from '@/lib/access/action'
import { chooseLink } from './choose-link'
import { fetchNow } from './fetch-now'
import { chooseLinkInput, fetchNowInput, testLinkInput } from './schema'
import { hearLas, testLink } from './test-link'

const page = '/beheer/gebruikersgegevens'

/** The choice between an automatic link and importing by hand (LAS-1). */
export const chooseLinkAction = action({ may: 'roster.import', input: chooseLinkInput, run: chooseLink, refresh: ['/beheer', page] })

/** 'Test de verbinding' (LAS-1): asks the LAS, before any transaction, and changes nothing of the school. */
export const testLinkAction = action({ may: 'roster.import', input: testLinkInput, first: (actor) => hearLas(actor), run: testLink, refresh: ['/beheer', page] })

/** 'Haal nu op' (LAS-2). */
export const fetchNowAction = action({ may: 'roster.import', input: fetchNowInput, run: fetchNow, then: ({ since }) => `${page}/ophalen?sinds=${since}` })
