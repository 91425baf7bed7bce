'use server'

import { action, besideAction, openAction } from '@/lib/access/action'
import { askBoardToSign, askToSign, withdrawRequest } from './ask-to-sign'
import { checkSignature } from './check-signature'
import { askForBoardInput, askInput, checkInput, signInput, withdrawInput } from './schema'
import { signAgreement } from './sign'

/** The coordinator asks the board member to sign (ACC-6). */
export const askToSignAction = action({ may: 'agreements.ask', input: askInput, run: askToSign, refresh: ['/beheer/verwerkersovereenkomst'] })
/** Takes that back. */
export const withdrawRequestAction = action({ may: 'agreements.ask', input: withdrawInput, run: withdrawRequest, refresh: ['/beheer/verwerkersovereenkomst'] })
/** The same by the helpdesk. */
export const askBoardToSignAction = besideAction({ may: 'agreements.watch', input: askForBoardInput, run: askBoardToSign, refresh: ['/helpdesk/overeenkomsten'] })
/** The helpdesk looked at who signed. */
export const checkSignatureAction = besideAction({ may: 'agreements.watch', input: checkInput, run: checkSignature, refresh: ['/helpdesk/overeenkomsten', '/helpdesk/overeenkomsten/[boardId]'] })
/** The board member signs, by the link in the mail. */
export const signAgreementAction = openAction({ input: signInput, run: signAgreement })
