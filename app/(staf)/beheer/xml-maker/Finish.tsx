'use client'

import { useRef, useState, type FormEvent } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { isReady, type Problem } from '@/lib/xml-maker/check'
import type { Saver } from '@/lib/xml-maker/saver'
import { Restart } from './SaveLine'

/** What becomes of the tables: an import, or a file of one of the two forms. First all is saved, then the server makes it. */
export function Finish({ schoolId, draftId, saver, problems }: { schoolId: string; draftId: string; saver: Saver; problems: readonly Problem[] }) {
  const version = useRef<HTMLInputElement>(null)
  const [told, setTold] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  /** True when what stands here is saved and can become a file of this form. */
  const ready = async (form: 'edexml' | 'eck2'): Promise<boolean> => {
    setTold(null)
    if (!isReady(problems, form)) {
      setTold('Er is nog iets te herstellen: zie de lijst hierboven.')
      document.getElementById('maker-problems')?.scrollIntoView({ block: 'start' })
      return false
    }
    if (await saver.flush()) return true
    setTold('Uw laatste wijzigingen konden niet worden opgeslagen. Probeer het zo opnieuw.')
    return false
  }
  const download = async (form: 'edexml' | 'eck2') => {
    // The front door's own answer, not a page: Next's router must not go there.
    if (await ready(form)) Object.assign(document.createElement('a'), { href: `/beheer/xml-maker/${form}.xml` }).click()
  }
  const importIt = async (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget
    event.preventDefault()
    if (!(await ready('edexml'))) return
    setSending(true)
    version.current!.value = String(saver.version())
    form.submit()
  }
  return (
    <Card title="Klaar?" sentence="Importeer direct: u ziet dan eerst wat er op school verandert. Of download het bestand, om het te bewaren of later te importeren.">
      <div className="flex flex-col gap-5">
        <div role="status" className="empty:hidden">{told && <Alert tone="warn">{told}</Alert>}</div>
        <div className="flex flex-wrap gap-3">
          <form action="/beheer/xml-maker/importeren" method="post" onSubmit={(event) => void importIt(event)}>
            <input type="hidden" name="school" value={schoolId} />
            <input type="hidden" name="draftId" value={draftId} />
            <input ref={version} type="hidden" name="version" defaultValue={saver.version()} />
            <SubmitButton pending={sending} pendingText="Bezig met lezen…">Importeer direct</SubmitButton>
          </form>
          <Button variant="secondary" onClick={() => void download('edexml')}>Download EDEXML 2.1</Button>
          <Button variant="secondary" onClick={() => void download('eck2')}>Download ECK2</Button>
          <Restart schoolId={schoolId} />
        </div>
        <p className="max-w-prose text-sm text-muted">Bewaar het bestand zorgvuldig: er staan namen van kinderen in. In een ECK2-bestand is een geboortedatum verplicht; het portaal bewaart die niet en schrijft bij iedereen 1 januari 1900.</p>
      </div>
    </Card>
  )
}
