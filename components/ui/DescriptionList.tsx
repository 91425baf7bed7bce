import type { ReactNode } from 'react'

export interface Description {
  term: string
  value: ReactNode
}

/** Names and values of one thing: a school, a person, a connection. */
export function DescriptionList({ items }: { items: readonly Description[] }) {
  return (
    <dl className="divide-y divide-line/70">
      {items.map((item) => (
        <div key={item.term} className="grid gap-x-6 gap-y-0.5 py-2.5 sm:grid-cols-[minmax(10rem,1fr)_2fr]">
          <dt className="text-muted">{item.term}</dt>
          <dd className="min-w-0">{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
