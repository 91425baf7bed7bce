'use server'

import { besideAction } from '@/lib/access/action'
import { registerMetadata, registerSaml } from './register'
import { samlInput, samlMetadataInput } from './schema'

const refresh = ['/helpdesk/uitgeverijen', '/helpdesk/uitgeverijen/[publisherId]/saml']

/** 'Verbinding opslaan' of a SAML service provider. */
export const registerSamlAction = besideAction({ may: 'publishers.keep', input: samlInput, run: registerSaml, refresh })
/** 'Metadata overnemen'. */
export const registerMetadataAction = besideAction({ may: 'publishers.keep', input: samlMetadataInput, run: registerMetadata, refresh })
