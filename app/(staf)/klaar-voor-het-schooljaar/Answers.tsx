import Link from 'next/link'
import { Card } from '@/components/ui/Card'
import type { Answer } from '@/lib/readiness/teacher-rules'
import { StateIcon, StateWord } from './Mark'

/** The teacher's four questions with what the portal found. */
export function Answers({ title, answers }: { title: string; answers: readonly Answer[] }) {
  const ready = answers.every(({ state }) => state === 'ok')
  return (
    <Card title={title} sentence={ready ? 'Ja: uw account is klaar voor het nieuwe schooljaar.' : 'Nog niet alles is klaar.'}>
      <ol className="flex flex-col gap-5">
        {answers.map(({ question, state, words, list }) => (
          <li key={question} className="flex gap-3" data-state={state}>
            <StateIcon state={state} />
            <div className="min-w-0 flex-1">
              <h3 className="text-base">{question} <StateWord state={state} /></h3>
              <p>{words}</p>
              {list && (
                <ul className="mt-1 flex flex-col gap-1">
                  {list.map((line) => (
                    <li key={line.text} className="flex gap-2">
                      <StateIcon state={line.state} small />
                      {line.href ? <Link href={line.href} className="inline-flex min-h-6 items-center">{line.text}</Link> : <span>{line.text}</span>}
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}
