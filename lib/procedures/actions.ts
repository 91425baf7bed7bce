'use server'

import { action, besideAction } from '@/lib/access/action'
import { askClosing, closeSchool, reopenSchool, withdrawClosing } from './close-school'
import { mergeSchools } from './merge-schools'
import { closeInput, confirmInput, mergeInput, nothingInput, schoolInput, splitInput, undoMergeInput, undoSplitInput } from './schema'
import { splitSchool } from './split-school'
import { undoMerge } from './undo-merge'
import { undoSplit } from './undo-split'

const PAGE = '/helpdesk/fusies'
const CLOSINGS = '/helpdesk/opheffingen'
const SPLITS = '/helpdesk/splitsingen'
const OWN = '/beheer/opheffen'

/** 'Voeg samen' (ACC-8). */
export const mergeSchoolsAction = besideAction({ may: 'schools.procedures', input: mergeInput, run: mergeSchools, refresh: [PAGE], then: ({ mergeId }) => `${PAGE}/${mergeId}` })

/** 'Maak ongedaan' of a merger, within 24 hours. */
export const undoMergeAction = besideAction({ may: 'schools.procedures', input: undoMergeInput, run: undoMerge, refresh: [PAGE], then: ({ mergeId }) => `${PAGE}/${mergeId}` })

/** 'Vraag de helpdesk om te sluiten' (ACC-7). */
export const askClosingAction = action({ may: 'school.close', input: confirmInput, run: askClosing, refresh: [OWN] })

/** 'Toch niet sluiten'. */
export const withdrawClosingAction = action({ may: 'school.close', input: nothingInput, run: withdrawClosing, refresh: [OWN] })

/** 'Sluit deze school', by the helpdesk. */
export const closeSchoolAction = besideAction({ may: 'schools.procedures', input: closeInput, run: closeSchool, refresh: [CLOSINGS] })

/** 'Open weer', while the data is there. */
export const reopenSchoolAction = besideAction({ may: 'schools.procedures', input: schoolInput, run: reopenSchool, refresh: [CLOSINGS] })

/** 'Splits' (ACC-8). */
export const splitSchoolAction = besideAction({ may: 'schools.procedures', input: splitInput, run: splitSchool, refresh: [SPLITS], then: ({ splitId }) => `${SPLITS}/${splitId}` })

/** 'Maak ongedaan' of a split, within 24 hours. */
export const undoSplitAction = besideAction({ may: 'schools.procedures', input: undoSplitInput, run: undoSplit, refresh: [SPLITS], then: ({ splitId }) => `${SPLITS}/${splitId}` })
