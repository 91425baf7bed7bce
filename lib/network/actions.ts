'use server'

import { action } from '@/lib/access/action'
import { addAddress, removeAddress } from './addresses'
import { addAddressInput, removeAddressInput } from './schema'

const refresh = ['/beheer', '/beheer/ip-adressen']

/** 'IP-adres toevoegen' (NET-1). */
export const addAddressAction = action({ may: 'network.set', input: addAddressInput, run: addAddress, refresh })

/** Takes one of the school's addresses away. */
export const removeAddressAction = action({ may: 'network.set', input: removeAddressInput, run: removeAddress, refresh })
