'use server'

import { besideAction } from '@/lib/access/action'
import { addCertificate, endCertificate, setConnection } from './change-connection'
import { addCertificateInput, connectionInput, endCertificateInput, termsInput } from './schema'
import { setTerms } from './set-terms'

const refresh = ['/helpdesk/uitgeverijen']

/** 'Certificaat toevoegen' (PUB-2). */
export const addCertificateAction = besideAction({ may: 'publishers.keep', input: addCertificateInput, run: (context, input) => addCertificate(context, input), refresh })
/** 'Beëindig' (PUB-2). */
export const endCertificateAction = besideAction({ may: 'publishers.keep', input: endCertificateInput, run: endCertificate, refresh })
/** 'Verbinding opslaan'. */
export const setConnectionAction = besideAction({ may: 'publishers.keep', input: connectionInput, run: setConnection, refresh })
/** 'Gegevens en doel opslaan' (PUB-3). */
export const setTermsAction = besideAction({ may: 'publishers.keep', input: termsInput, run: setTerms, refresh })
