import clsx from 'clsx'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'

const STEP = 'inline-flex min-h-11 items-center gap-1 rounded-control border px-3 font-semibold no-underline [&_svg]:size-5'

/** The pages around the present one, always with the first and the last. */
function near(page: number, pages: number): number[] {
  return [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages)
}

/** Leafs through a long list; the page number lives in the address bar. Shows nothing when one page is enough. */
export function Pagination({ page, pageSize, total, hrefFor, noun = 'rijen' }: {
  page: number
  pageSize: number
  total: number
  hrefFor: (page: number) => string
  /** What is counted, such as 'leerkrachten'. */
  noun?: string
}) {
  const pages = Math.max(1, Math.ceil(total / pageSize))
  if (pages === 1) return null
  const first = (page - 1) * pageSize + 1
  return (
    <nav aria-label="Bladeren" className="print-hidden flex flex-wrap items-center justify-between gap-3">
      <p className="text-muted">{first} tot en met {Math.min(total, page * pageSize)} van {total} {noun}</p>
      <ul className="flex flex-wrap items-center gap-1.5">
        {page > 1 && (
          <li><Link href={hrefFor(page - 1)} rel="prev" className={clsx(STEP, 'border-control bg-paper')}><ChevronLeft aria-hidden />Vorige</Link></li>
        )}
        {near(page, pages).map((n, at, all) => (
          <li key={n} className="flex items-center gap-1.5">
            {at > 0 && n - (all[at - 1] ?? n) > 1 && <span aria-hidden className="text-muted">…</span>}
            <Link
              href={hrefFor(n)}
              aria-label={`Pagina ${n}`}
              aria-current={n === page ? 'page' : undefined}
              className={clsx(STEP, 'min-w-11 justify-center', n === page ? 'border-primary bg-primary-tint text-primary-dark' : 'border-transparent')}
            >
              {n}
            </Link>
          </li>
        ))}
        {page < pages && (
          <li><Link href={hrefFor(page + 1)} rel="next" className={clsx(STEP, 'border-control bg-paper')}>Volgende<ChevronRight aria-hidden /></Link></li>
        )}
      </ul>
    </nav>
  )
}
