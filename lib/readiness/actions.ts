'use server'

import { action } from '@/lib/access/action'
import { firstDayInput } from './schema'
import { setFirstDay } from './set-first-day'

/** The school's first school day, for the reminders (ACC-9). */
export const setFirstDayAction = action({ may: 'roster.import', input: firstDayInput, run: setFirstDay, refresh: ['/klaar-voor-het-schooljaar'] })
