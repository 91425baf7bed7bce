import { ActionForm } from '@/components/forms/ActionForm'
import { FormCheckbox } from '@/components/forms/choices'
import { Card } from '@/components/ui/Card'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { dateTime } from '@/lib/core/dates'
import { undoSplitAction } from '@/lib/procedures/actions'
import type { SplitView } from '@/lib/procedures/split-queries'
import { SPLIT_UNDO_WORDS } from '@/lib/procedures/split-undo-rules'

/** ACC-8: the way back for a day, or why there is none. */
export function Undo({ split: { id, until, blocks, report } }: { split: SplitView }) {
  if (blocks.length > 0) {
    return (
      <Card title={blocks.includes('late') ? 'Ongedaan maken kan niet meer' : 'Ongedaan maken kan nu niet'} sentence={blocks.includes('late') ? undefined : `Alleen wat nog precies is zoals de splitsing het maakte, kan terug. Is dit hersteld, dan kan het weer, tot ${dateTime(until)}.`}>
        <ul className="list-disc pl-5">{blocks.map((block) => <li key={block}>{SPLIT_UNDO_WORDS[block]}</li>)}</ul>
      </Card>
    )
  }
  return (
    <Card title="Toch niet goed?" sentence={`Tot ${dateTime(until)} kan de splitsing in één keer ongedaan worden gemaakt, zolang er met wat overging niets is gedaan. De groepen zijn dan weer van ${report.from.name}, met hun oude nummers en leerresultaten; wat uitgeverijen onder de nieuwe nummers bewaarden, gaat verloren.`}>
      <ActionForm action={undoSplitAction}>
        <input type="hidden" name="splitId" value={id} />
        <FormCheckbox name="sure" value="ja" label={`Ja, geef de groepen terug aan ${report.from.name}`} />
        <div><SubmitButton variant="danger">Maak ongedaan</SubmitButton></div>
      </ActionForm>
    </Card>
  )
}
