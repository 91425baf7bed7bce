'use server'

import { besideAction } from '@/lib/access/action'
import { addPublisherPerson, removePublisherPerson } from './people'
import { setLookup } from './set-lookup'
import { removeTitle } from './remove-title'
import { saveLicence } from './save-licence'
import { saveTitle } from './save-title'
import { licenceInput, lookupInput, personInput, removeTitleInput, titleInput, userInput } from './schema'

const TITLES = ['/uitgeverij', '/uitgeverij/titels/[titel]']

/** 'Titel opslaan' (LIC-10). */
export const saveTitleAction = besideAction({ may: 'publisher.manage', input: titleInput, run: saveTitle, refresh: TITLES, then: ({ id }) => `/uitgeverij/titels/${id}?gedaan=opgeslagen` })

/** 'Verwijder titel', asked about first. */
export const removeTitleAction = besideAction({ may: 'publisher.manage', input: removeTitleInput, run: removeTitle, refresh: TITLES, then: () => '/uitgeverij?gedaan=verwijderd' })

/** 'Licentie opslaan' at a school. */
export const saveLicenceAction = besideAction({ may: 'publisher.manage', input: licenceInput, run: saveLicence, refresh: ['/uitgeverij/scholen/[schoolId]', '/uitgeverij/scholen'] })

/** 'Geef toegang' by the helpdesk. */
export const addPublisherPersonAction = besideAction({ may: 'publishers.people', input: personInput, run: addPublisherPerson, refresh: ['/helpdesk/uitgeverijmedewerkers'] })

/** 'Beëindig toegang' by the helpdesk. */
export const removePublisherPersonAction = besideAction({ may: 'publishers.people', input: userInput, run: removePublisherPerson, refresh: ['/helpdesk/uitgeverijmedewerkers'] })

/** 'Adres opslaan' by the helpdesk: where the portal asks for licences (LIC-2). */
export const setLookupAction = besideAction({ may: 'publishers.lookup', input: lookupInput, run: setLookup, refresh: ['/helpdesk/uitgeverijmedewerkers'] })
