import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/Alert'
import { PageHeader } from '@/components/ui/PageHeader'

/** In place of an example of a merger or a split: schools that were typed and are not there. */
export function Unfound({ title, back, which }: { title: string; back: ReactNode; which: readonly string[] }) {
  return (
    <>
      <PageHeader back={back} title={title} />
      <Alert tone="warn" title="Niet elke school is gevonden">{which.join(' en ')} staat niet in het portaal. Controleer de BRIN met locatiecode of de schoolsleutel.</Alert>
    </>
  )
}
