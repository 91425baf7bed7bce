'use server'

import { besideAction } from '@/lib/access/action'
import { beginLookOn } from './begin-look-on'
import { endLookOn } from './end-look-on'
import { beginInput, endInput } from './schema'

/** 'Kijk mee' (ACC-11). */
export const beginLookOnAction = besideAction({ may: 'helpdesk.look-on', input: beginInput, run: beginLookOn, refresh: 'everything', then: () => '/beheer' })

/** 'Stoppen': the one thing that somebody who looks on may do. */
export const endLookOnAction = besideAction({ may: 'look-on', input: endInput, run: endLookOn, refresh: 'everything', then: ({ schoolId }) => (schoolId ? `/helpdesk/scholen/${schoolId}` : '/helpdesk') })

/** 'Stoppen' as the frame's plain form has it. */
export async function stopLookingOn(form: FormData): Promise<void> {
  await endLookOnAction(null, form)
}
