import { PublisherMark } from '@/components/ui/PublisherMark'

/** What is a child's own but does not open now: quiet, nothing to tap, with a friendly reason each. */
export function ClosedTitles({ titles }: { titles: readonly { id: string; name: string; why: string }[] }) {
  if (titles.length === 0) return null
  return (
    <section aria-labelledby="nu-niet" className="flex w-full flex-col items-center gap-4">
      <h2 id="nu-niet" className="text-child font-bold">Dit doet het nu even niet</h2>
      <ul className="flex w-full flex-wrap justify-center gap-4">
        {titles.map((title) => (
          <li key={title.id} className="flex w-full items-center gap-4 rounded-tile border-2 border-dashed border-control bg-sky p-4 text-child text-muted sm:w-96">
            <span className="opacity-50 grayscale"><PublisherMark name={title.name} /></span>
            <span>{title.why}</span>
          </li>
        ))}
      </ul>
      <p className="text-child text-muted">Vraag het aan je juf of meester.</p>
    </section>
  )
}
