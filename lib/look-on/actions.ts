'use server'

import { revalidatePath } from 'next/cache'
import { besideAction } from '@/lib/access/action'
import { beginLookOn } from './begin-look-on'
import { endLookOn } from './end-look-on'
import { beginInput, endInput } from './schema'

/** The frame with its tabs and its bar is another one from here on: the browser may not keep the one it has. */
function inAnotherFrame(path: string): string {
  revalidatePath('/', 'layout')
  return path
}

/** 'Kijk mee' (ACC-11). */
export const beginLookOnAction = besideAction({ may: 'helpdesk.look-on', input: beginInput, run: beginLookOn, then: () => inAnotherFrame('/beheer') })

/** 'Stoppen': the one thing that somebody who looks on may do. */
export const endLookOnAction = besideAction({ may: 'look-on', input: endInput, run: endLookOn, then: ({ schoolId }) => inAnotherFrame(schoolId ? `/helpdesk/scholen/${schoolId}` : '/helpdesk') })

/** 'Stoppen' as the frame's plain form has it. */
export async function stopLookingOn(form: FormData): Promise<void> {
  await endLookOnAction(null, form)
}
