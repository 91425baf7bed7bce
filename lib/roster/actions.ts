'use server'

import { action } from '@/lib/access/action'
import { cancelImport, confirmImport } from './confirm-import'
import { cancelInput, confirmInput } from './schema'

const page = '/beheer/gebruikersgegevens'

/** 'Importeer' on the preview (LAS-5). */
export const confirmImportAction = action({ may: 'roster.import', input: confirmInput, run: confirmImport, then: ({ importId }) => `${page}/${importId}` })

/** 'Annuleren' on the preview. */
export const cancelImportAction = action({ may: 'roster.import', input: cancelInput, run: cancelImport, then: () => page })
