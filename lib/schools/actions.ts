'use server'

import { action, besideAction } from '@/lib/access/action'
import { applyDuoImport, cancelDuoImport } from './apply-duo-import'
import { askName, decideName, keepLocation } from './own-locations'
import { askNameInput, decideNameInput, duoImportInput, keepLocationInput, putBackInput, takeOverInput } from './schema'
import { putBackBrin, takeOverBrin } from './take-over-brin'

const DUO = '/helpdesk/duo'
const OWN = '/helpdesk/eigen-locaties'

/** 'Neem over' and 'Niet overnemen' of DUO's register (ACC-2). */
export const applyDuoImportAction = besideAction({ may: 'duo.keep', input: duoImportInput, run: applyDuoImport, refresh: [DUO], then: () => `${DUO}?gedaan=overgenomen` })
export const cancelDuoImportAction = besideAction({ may: 'duo.keep', input: duoImportInput, run: cancelDuoImport, refresh: [DUO], then: () => `${DUO}?gedaan=geannuleerd` })

/** 'Neem BRIN over' and its way back (ACC-2). */
export const takeOverBrinAction = besideAction({ may: 'duo.keep', input: takeOverInput, run: takeOverBrin, refresh: [DUO], then: () => `${DUO}?gedaan=brin` })
export const putBackBrinAction = besideAction({ may: 'duo.keep', input: putBackInput, run: putBackBrin, refresh: [DUO], then: () => `${DUO}?gedaan=teruggezet` })

/** Locations that DUO does not list (ACC-2). */
export const keepLocationAction = besideAction({ may: 'duo.keep', input: keepLocationInput, run: keepLocation, refresh: [OWN], then: () => `${OWN}?gedaan=opgeslagen` })
export const decideNameAction = besideAction({ may: 'duo.keep', input: decideNameInput, run: decideName, refresh: [OWN], then: () => `${OWN}?gedaan=naam` })

/** 'Vraag deze naam aan', by the coordinator of such a location. */
export const askNameAction = action({ may: 'school.ask-name', input: askNameInput, run: askName, refresh: ['/beheer'] })
