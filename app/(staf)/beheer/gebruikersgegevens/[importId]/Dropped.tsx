import { Card } from '@/components/ui/Card'
import { droppedWords } from '@/lib/roster/dropped-words'

/** What stood in the file and was not read in, by kind (DAT: a portal must not keep it). */
export function Dropped({ dropped, las }: { dropped: Record<string, number>; /** The LAS that gave them, over a link. */ las: string | null }) {
  const words = droppedWords(dropped)
  if (words.length === 0) return null
  return (
    <Card title="Niet ingelezen" sentence={`Deze gegevens stonden in ${las ? `wat ${las} gaf` : 'het bestand'}. Het portaal heeft ze niet nodig en heeft ze niet bewaard.`}>
      <ul className="list-disc pl-5">{words.map((line) => <li key={line}>{line}</li>)}</ul>
    </Card>
  )
}
