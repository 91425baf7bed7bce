'use client'

import { useCallback, useEffect, useState } from 'react'
import { ChildFrame } from '@/components/frames/ChildFrame'
import { isBadgeToken } from '@/lib/pupil-login/rules'
import { shown, tryBadge, type BadgeTrouble, type StaffHere } from '../snelkoppelaar/door-api'
import { Sorry } from '../snelkoppelaar/Sorry'
import { StaffQuestion } from '../snelkoppelaar/StaffQuestion'

/** Reads the badge's token from the address, takes it out of the address bar at once, and logs in with it. */
export function BadgeDoor() {
  const [token, setToken] = useState<string>()
  const [trouble, setTrouble] = useState<BadgeTrouble>()
  const [staff, setStaff] = useState<StaffHere>()

  const enter = useCallback(async (with_: string) => {
    setStaff(undefined)
    const answer = await tryBadge({ token: with_, ref: null, pupil: null, target: null })
    if (answer.ok) window.location.replace(answer.next)
    else if (answer.reason === 'staff') setStaff(answer.staff)
    else setTrouble(answer.reason)
  }, [])

  useEffect(() => {
    const read = () => {
      const text = window.location.hash.slice(1)
      if (!text) return
      // Not in the address bar, not in the history: the next child on this tablet has a badge of its own.
      window.history.replaceState(null, '', window.location.pathname)
      setToken(text)
      if (isBadgeToken(text)) void enter(text)
      else setTrouble('unknown-badge')
    }
    void shown().then(() => {
      if (window.location.hash) read()
      else setTrouble('unknown-badge')
    })
    // A second badge, read while this page is still open, changes the fragment only.
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [enter])

  if (staff && token) return <ChildFrame><StaffQuestion staff={staff} onPupil={() => void enter(token)} /></ChildFrame>
  if (trouble) return <Sorry trouble={trouble} again={trouble === 'offline' && token ? () => void enter(token) : undefined} />
  return <ChildFrame title="Even kijken…"><p role="status" className="sr-only">Je badge wordt nagekeken</p></ChildFrame>
}
