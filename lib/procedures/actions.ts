'use server'

import { besideAction } from '@/lib/access/action'
import { mergeSchools } from './merge-schools'
import { mergeInput, undoMergeInput } from './schema'
import { undoMerge } from './undo-merge'

const PAGE = '/helpdesk/fusies'

/** 'Voeg samen' (ACC-8). */
export const mergeSchoolsAction = besideAction({ may: 'schools.procedures', input: mergeInput, run: mergeSchools, refresh: [PAGE], then: ({ mergeId }) => `${PAGE}/${mergeId}` })

/** 'Maak ongedaan' of a merger, within 24 hours. */
export const undoMergeAction = besideAction({ may: 'schools.procedures', input: undoMergeInput, run: undoMerge, refresh: [PAGE], then: ({ mergeId }) => `${PAGE}/${mergeId}` })
