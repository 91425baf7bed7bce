'use client'

import { useState } from 'react'
import { BadgeCamera } from '@/components/children/BadgeCamera'
import { Keypad, type KeypadProps } from '@/components/children/Keypad'
import { Button } from '@/components/ui/Button'
import { badgeToken } from '@/lib/pupil-login/rules'

const NOT_A_BADGE = 'Dat is geen badge van hier. Probeer het nog een keer.'

/** Third step of a pupil with a badge: hold it before the camera; who has none with them taps a code for once (GRP-7). */
export function BadgeStep({ onBadge, keypad }: { onBadge: (token: string) => Promise<string | null>; keypad: KeypadProps }) {
  const [by, setBy] = useState<'camera' | 'code'>('camera')
  const [told, setTold] = useState<string>()
  const read = async (text: string): Promise<boolean> => {
    const token = badgeToken(text, window.location.origin)
    const trouble = token === null ? NOT_A_BADGE : await onBadge(token)
    setTold(trouble ?? undefined)
    return trouble === null
  }
  if (by === 'code')
    return (
      <>
        <p className="text-center text-child">Tik de code in die je van je juf of meester hebt gekregen.</p>
        <Keypad {...keypad} />
        <Button variant="secondary" size="large" onClick={() => setBy('camera')}>Toch met mijn badge</Button>
      </>
    )
  return (
    <>
      <BadgeCamera onRead={read} told={told} />
      <Button variant="secondary" size="large" onClick={() => setBy('code')}>Ik heb mijn badge niet</Button>
    </>
  )
}
