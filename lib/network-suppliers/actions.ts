'use server'

import { action } from '@/lib/access/action'
import { saveSuppliers } from './save-suppliers'
import { suppliersInput } from './schema'

/** 'Sla netwerkbeheerders op' (NET-3). */
export const saveSuppliersAction = action({ may: 'network.suppliers', input: suppliersInput, run: saveSuppliers, refresh: ['/beheer', '/beheer/netwerkbeheerder'] })
