'use client'

import { useCallback, useEffect, useState } from 'react'
import { GroupChoice } from '@/components/children/GroupChoice'
import { Keypad } from '@/components/children/Keypad'
import { PicturePassword } from '@/components/children/PicturePassword'
import { PupilChoice } from '@/components/children/PupilChoice'
import { useRest } from '@/components/children/useRest'
import { ChildFrame } from '@/components/frames/ChildFrame'
import { onwardPath } from '@/lib/core/onward'
import { spokenYearGroup } from '@/lib/core/year-group'
import { passwordChoices } from '@/lib/pictures/choose'
import { BadgeStep } from './BadgeStep'
import { askPupils, askSchool, shown, tryBadge, trySecret, type Group, type Pupil, type School, type Trouble } from './door-api'
import { Sorry, SorryClosed } from './Sorry'
import { StaffQuestion } from './StaffQuestion'

/** What is told beside the camera, where the child can try again at once. */
const BADGE_SORRY = {
  'unknown-badge': 'Deze badge doet het niet meer. Vraag je juf of meester om hulp.',
  'not-here': 'Deze badge werkt hier niet. Laat dit aan je juf of meester zien.',
  'other-pupil': 'Dit is niet jouw badge. Pak je eigen badge.',
  offline: 'Het lukt nu even niet. Probeer het nog een keer.',
} as const

type Step = { at: 'groups' } | { at: 'pupils'; group: Group; pupils: Pupil[] } | { at: 'secret'; group: Group; pupils: Pupil[]; pupil: Pupil }

/** The three steps of a pupil. Nothing of it is kept in the browser: reloading starts anew, for the next child. */
export function PupilDoor() {
  const [query, setQuery] = useState<URLSearchParams>()
  const [school, setSchool] = useState<School>()
  const [trouble, setTrouble] = useState<Trouble>()
  const [step, setStep] = useState<Step>({ at: 'groups' })
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const { rest, over, begin, forget } = useRest()

  useEffect(() => {
    const given = new URLSearchParams(window.location.search)
    void shown().then(() => askSchool(window.location.search)).then((answer) => {
      setQuery(given)
      setSchool(answer)
      if (!answer.ok && answer.reason !== 'closed') setTrouble(answer.reason)
    })
    // A page that the browser took from its memory ('back') may show the previous child: begin anew.
    const anew = (event: PageTransitionEvent) => event.persisted && window.location.reload()
    window.addEventListener('pageshow', anew)
    return () => window.removeEventListener('pageshow', anew)
  }, [])

  // Each step is a page to the child: it begins at the top, also where the one before was scrolled.
  useEffect(() => void window.scrollTo(0, 0), [step.at])

  const ref = query?.get('INSTELLING_REF') ?? ''
  const chooseGroup = useCallback(
    async (group: Group) => {
      setBusy(true)
      const answer = await askPupils(ref, group.id)
      setBusy(false)
      if (answer.ok) setStep({ at: 'pupils', group, pupils: answer.pupils })
      else setTrouble(answer.reason)
    },
    [ref],
  )

  const give = useCallback(
    async (pupil: Pupil, secret: string) => {
      setBusy(true)
      const answer = await trySecret({ ref, pupil: pupil.id, secret, target: query?.get('TARGET') || null })
      if (answer.ok) return window.location.replace(onwardPath(query?.get('verder')) ?? answer.next)
      setBusy(false)
      if (answer.reason !== 'wrong') return setTrouble(answer.reason)
      if (answer.wait > 0) begin(answer.wait)
      else forget()
      setWrong(answer.wait > 0 ? 'Even wachten. Vraag je juf of meester om hulp.' : pupil.method === 'picture' ? 'Dat was niet je plaatje. Probeer het nog een keer.' : 'Dat was niet je code. Probeer het nog een keer.')
    },
    [ref, query, begin, forget],
  )

  /** Null when it opened, else what to tell the child. */
  const show = useCallback(
    async (pupil: Pupil, token: string): Promise<string | null> => {
      const answer = await tryBadge({ token, ref, pupil: pupil.id, target: query?.get('TARGET') || null })
      if (answer.ok) return (window.location.replace(onwardPath(query?.get('verder')) ?? answer.next), null)
      // Somebody of the staff logged in meanwhile, in another tab: the page begins anew and asks.
      if (answer.reason === 'staff') return (window.location.reload(), null)
      return BADGE_SORRY[answer.reason]
    },
    [ref, query],
  )

  if (trouble) return <Sorry trouble={trouble} />
  if (school && !school.ok && school.reason === 'closed') return <SorryClosed {...school} />
  if (!school?.ok) return <ChildFrame title="Even kijken…"><p role="status" className="sr-only">De groepen worden opgehaald</p></ChildFrame>
  // Inside the same frame as before: a keyboard's focus stays where it is.
  if (school.staff) return <ChildFrame><StaffQuestion staff={school.staff} onPupil={() => setSchool({ ...school, staff: undefined })} /></ChildFrame>
  if (step.at === 'groups') {
    if (school.groups.length === 0) return <Sorry trouble="no-groups" />
    return (
      <ChildFrame title="In welke groep zit je?" sentence={school.title ?? school.school}>
        <GroupChoice groups={school.groups.map(tile)} busy={busy} onChoose={(id) => void chooseGroup(school.groups.find((group) => group.id === id)!)} />
      </ChildFrame>
    )
  }
  if (step.at === 'pupils')
    return (
      <ChildFrame title="Wie ben je?" sentence={step.group.name} back={{ onGo: () => setStep({ at: 'groups' }) }}>
        <PupilChoice
          pupils={step.pupils}
          onChoose={(id) => {
            setWrong(undefined)
            forget()
            setStep({ ...step, at: 'secret', pupil: step.pupils.find((pupil) => pupil.id === id)! })
          }}
        />
      </ChildFrame>
    )
  const { pupil } = step
  const secret = { busy, rest, wrong: wrong !== undefined, ...(over ? { message: 'Je mag het nog een keer proberen.' } : wrong ? { message: wrong } : {}) }
  return (
    <ChildFrame title={`Hoi ${pupil.name}!`} who={{ name: pupil.name, picture: pupil.picture }} back={{ onGo: () => setStep({ ...step, at: 'pupils' }) }}>
      {pupil.method === 'badge'
        ? <BadgeStep onBadge={(token) => show(pupil, token)} keypad={{ ...secret, onComplete: (code) => void give(pupil, code) }} />
        : pupil.method === 'pin'
        ? <Keypad {...secret} onComplete={(pin) => void give(pupil, pin)} />
        : <PicturePassword {...secret} choices={passwordChoices(pupil.id)} onChoose={(slug) => void give(pupil, slug)} />}
    </ChildFrame>
  )
}

function tile(group: Group) {
  const year = group.yearGroup
  return { id: group.id, name: group.name, yearGroup: year ? (/^\d+$/.test(year) ? `groep ${year}` : spokenYearGroup(year)) : '', ...(year && /^\d$/.test(year) ? { sign: year } : {}) }
}
