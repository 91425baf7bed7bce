import { ChevronRight } from 'lucide-react'
import { Parts } from '@/components/ui/Parts'
import type { Category, Question } from '@/lib/helpdesk/model'

/** The categories as links within the page. */
export function CategoryList({ categories }: { categories: readonly Category[] }) {
  return (
    <nav aria-label="Onderwerpen">
      <ul className="grid gap-x-6 sm:grid-cols-2">
        {categories.map(({ id, title, questions }) => (
          <li key={id}>
            <a href={`#${id}`} className="inline-flex min-h-8 items-center">{title}</a> <span className="text-sm text-muted">({questions.length})</span>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** One category: its questions, each with its answer behind it. */
export function CategorySection({ category, open }: { category: Category; open: boolean }) {
  return (
    <section aria-labelledby={category.id} className="flex flex-col gap-3">
      <h2 id={category.id}>{category.title}</h2>
      <div className="divide-y divide-line rounded-card border border-line bg-paper">
        {category.questions.map((question) => <Answered key={question.id} question={question} open={open} />)}
      </div>
    </section>
  )
}

function Answered({ question, open }: { question: Question; open: boolean }) {
  return (
    <details open={open} className="group">
      <summary className="flex min-h-12 list-none items-start gap-3 px-4 py-3 hover:text-primary-dark sm:px-5 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="mt-0.5 size-5 shrink-0 text-control group-open:rotate-90" />
        <h3 className="min-w-0 text-base">{question.question}</h3>
      </summary>
      {/* The id stands inside: an address with it opens the answer. */}
      <div id={question.id} className="flex max-w-prose flex-col gap-3 px-4 pb-5 pl-12 sm:px-5 sm:pl-13">
        <Parts parts={question.answer} />
      </div>
    </details>
  )
}
