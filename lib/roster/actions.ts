'use server'

import { action } from '@/lib/access/action'
import { cancelImport, confirmImport } from './confirm-import'
import { cancelInput, confirmInput, undoInput } from './schema'
import { undoImport } from './undo-import'

const page = '/beheer/gebruikersgegevens'

/** 'Importeer' on the preview (LAS-5), with who is who (LAS-11), and the buttons that say only that. */
export const confirmImportAction = action({ may: 'roster.import', input: confirmInput, run: confirmImport, then: ({ importId, look }) => `${page}/${importId}${look ? '?kijk=ja' : ''}` })

/** 'Annuleren' on the preview. */
export const cancelImportAction = action({ may: 'roster.import', input: cancelInput, run: cancelImport, then: () => page })

/** 'Maak deze import ongedaan' (LAS-5). */
export const undoImportAction = action({ may: 'roster.import', input: undoInput, run: undoImport, then: ({ importId }) => `${page}/${importId}` })
