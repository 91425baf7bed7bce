'use client'

import { useEffect, useState } from 'react'
import { Keypad } from '@/components/children/Keypad'
import { PicturePassword } from '@/components/children/PicturePassword'
import { PupilChoice } from '@/components/children/PupilChoice'
import { useRest } from '@/components/children/useRest'
import { ChildFrame, type ChildDone } from '@/components/frames/ChildFrame'
import { passwordChoices } from '@/lib/pictures/choose'
import { enterAsChild, type Child, type SchoolOfChildren } from './child-api'

/** Which child are you, and your own secret from school; then to the software that asked (`onward`), or to the overview. Nothing of it is kept in the browser, and no form holds it (HOM-6). */
export function ChildDoor({ schools, out, onward }: { schools: SchoolOfChildren[]; out: ChildDone; onward: string | null }) {
  const [child, setChild] = useState<Child>()
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const { rest, over, begin, forget } = useRest()

  useEffect(() => {
    // A page that the browser took from its memory ('back') may show a child that is done: begin anew.
    const shown = (event: PageTransitionEvent) => event.persisted && window.location.reload()
    window.addEventListener('pageshow', shown)
    return () => window.removeEventListener('pageshow', shown)
  }, [])

  // Each step is a page to the child: it begins at the top, also where the one before was scrolled.
  useEffect(() => void window.scrollTo(0, 0), [child])

  const choose = (id: string) => {
    setWrong(undefined)
    forget()
    setChild(schools.flatMap(({ children }) => children).find((each) => each.id === id))
  }
  const give = async ({ id, method }: Child, secret: string) => {
    setBusy(true)
    const answer = await enterAsChild(id, secret)
    if (answer.ok) return window.location.replace(onward ?? answer.next)
    if (answer.reason === 'signed-out') return window.location.replace('/thuis')
    setBusy(false)
    const again = method === 'pin' ? 'Dat was niet je code. Probeer het nog een keer.' : 'Dat was niet je plaatje. Probeer het nog een keer.'
    if (answer.reason === 'wrong' && answer.wait > 0) begin(answer.wait)
    else forget()
    setWrong(answer.reason === 'offline' ? 'Het lukt nu even niet. Probeer het zo nog een keer.' : answer.wait > 0 ? `Even wachten. Probeer het ${answer.wait > 60 ? 'straks' : 'over een minuutje'} nog een keer.` : again)
  }

  if (!child)
    return (
      <ChildFrame title="Wie ben je?" done={out}>
        {schools.map(({ school, children }) => (
          <section key={school} className="w-full max-w-2xl">
            {schools.length > 1 && <h2 className="mb-3 text-center text-child">{school}</h2>}
            <PupilChoice pupils={children} onChoose={choose} label={schools.length > 1 ? `Kies je naam, ${school}` : 'Kies je naam'} />
          </section>
        ))}
      </ChildFrame>
    )
  const secret = { busy, rest, wrong: wrong !== undefined, ...(over ? { message: 'Je mag het nog een keer proberen.' } : wrong ? { message: wrong } : {}) }
  return (
    <ChildFrame title={`Hoi ${child.name}!`} sentence={child.method === 'pin' ? 'Tik je code van school.' : 'Kies je plaatje van school.'} who={{ name: child.name, picture: child.picture }} back={{ onGo: () => setChild(undefined) }}>
      {child.method === 'pin'
        ? <Keypad {...secret} onComplete={(pin) => void give(child, pin)} />
        : <PicturePassword {...secret} choices={passwordChoices(child.id)} onChoose={(slug) => void give(child, slug)} />}
      <p className="text-center text-child text-muted">Vergeten? Vraag de leerkracht.</p>
    </ChildFrame>
  )
}
