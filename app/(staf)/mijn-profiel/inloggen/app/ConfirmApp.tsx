'use client'

import type { ReactNode } from 'react'
import { ActionForm } from '@/components/forms/ActionForm'
import { confirmAppAction } from '@/lib/login-security/actions'
import { KeepCodes } from '../KeepCodes'

/** The three steps; once the first code was right, the recovery codes in their place. */
export function ConfirmApp({ children }: { children: ReactNode }) {
  return <ActionForm action={confirmAppAction} instead={(told) => told && <KeepCodes codes={told.codes} done="app" what="De app is ingesteld." />}>{children}</ActionForm>
}
