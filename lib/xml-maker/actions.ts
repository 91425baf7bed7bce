'use server'

import { action } from '@/lib/access/action'
import { dropInput, startInput } from './draft-schema'
import { restart, startDraft } from './start-draft'

const PAGE = '/beheer/xml-maker'

/** 'Begin met een lege lijst', 'Begin met wie er nu op school zijn' (LAS-6). */
export const startDraftAction = action({ may: 'roster.import', input: startInput, run: startDraft, refresh: [PAGE], then: () => PAGE })

/** 'Begin opnieuw'. */
export const restartAction = action({ may: 'roster.import', input: dropInput, run: restart, refresh: [PAGE], then: () => PAGE })
