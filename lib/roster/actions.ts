'use server'

import { action } from '@/lib/access/action'
import { cancelImport, confirmImport } from './confirm-import'
import { choosePairs } from './choose-pairs'
import { cancelInput, confirmInput, pairsInput, undoInput } from './schema'
import { undoImport } from './undo-import'

const page = '/beheer/gebruikersgegevens'

/** 'Importeer' on the preview (LAS-5). */
export const confirmImportAction = action({ may: 'roster.import', input: confirmInput, run: confirmImport, then: ({ importId }) => `${page}/${importId}` })

/** 'Annuleren' on the preview. */
export const cancelImportAction = action({ may: 'roster.import', input: cancelInput, run: cancelImport, then: () => page })

/** The pairs after a change of LAS (LAS-11). */
export const choosePairsAction = action({ may: 'roster.import', input: pairsInput, run: choosePairs, then: ({ importId }) => `${page}/${importId}` })

/** 'Maak deze import ongedaan' (LAS-5). */
export const undoImportAction = action({ may: 'roster.import', input: undoInput, run: undoImport, then: ({ importId }) => `${page}/${importId}` })
