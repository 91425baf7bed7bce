'use server'

import { action } from '@/lib/access/action'
import { previewAddresses, previewInput } from './preview-addresses'
import { remindGroup, remindInput, resendInput, resendLink } from './resend-link'
import { groupAddressesInput, setGroupAddresses } from './set-group-addresses'

const refresh = ['/groepen/[groupId]', '/groepen/[groupId]/leerlingen/[pupilId]', '/groepen/[groupId]/thuislogin']

/** '(Her)zend wachtwoordvergetenlink' (GRP-4). */
export const resendLinkAction = action({ may: 'home.addresses', input: resendInput, run: resendLink, refresh })

/** 'Herinner alle ouders die nog niet activeerden' (HOM-8). */
export const remindGroupAction = action({ may: 'home.addresses', input: remindInput, run: remindGroup, refresh })

/** What a pasted list would set (HOM-8). */
export const previewAddressesAction = action({ may: 'home.addresses', input: previewInput, run: previewAddresses })

/** Sets the addresses of a whole group (HOM-8). */
export const setGroupAddressesAction = action({ may: 'home.addresses', input: groupAddressesInput, run: setGroupAddresses, refresh })
