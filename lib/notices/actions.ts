'use server'

import { revalidatePath } from 'next/cache'
import { besideAction } from '@/lib/access/action'
import { dismissNotice } from './dismiss-notice'
import { endNotice, saveNotice } from './save-notice'
import { noticeIdInput, noticeInput } from './schema'

const PAGE = '/helpdesk/berichten'
const refresh = [PAGE, '/actueel', '/helpdesk']

/** 'Mededeling opslaan' (AUT-8). */
export const saveNoticeAction = besideAction({ may: 'helpdesk.notices', input: noticeInput, run: saveNotice, refresh, then: () => `${PAGE}?gedaan=opgeslagen` })

/** 'Beëindig' at a notice. */
export const endNoticeAction = besideAction({ may: 'helpdesk.notices', input: noticeIdInput, run: endNotice, refresh, then: () => `${PAGE}?gedaan=beeindigd` })

/** 'Niet meer tonen' above a page of staff. */
export const dismissNoticeAction = besideAction({ may: 'self', input: noticeIdInput, run: dismissNotice })

/** The same as the frame's plain form has it: the page that it stands above comes back without it. */
export async function putNoticeAway(form: FormData): Promise<void> {
  await dismissNoticeAction(null, form)
  revalidatePath('/', 'layout')
}
