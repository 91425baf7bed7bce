import clsx from 'clsx'
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'

/**
 * A table on its card. On narrow screens it scrolls sideways inside its own region, which the keyboard
 * reaches and the screen reader names, and whose edge shows a shadow where there is more; words stay whole there, since there
 * is room. On wide ones the page scrolls and the head sticks to the top.
 */
export function Table({ label, narrow = false, cards = false, children, className }: {
  /** What the table lists; also its caption for screen readers. */
  label: string
  /** Three columns or fewer: fits a phone without scrolling sideways. */
  narrow?: boolean
  /** On a phone each row is a card, one cell below the other, for rows with fields to fill in. Cells then say what they are by `data-label`. */
  cards?: boolean
  children: ReactNode
  className?: string
}) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className={clsx('scroll-shadow focus-inset relative overflow-x-auto rounded-card border border-line bg-paper p-1.5 lg:overflow-visible print:overflow-visible', className)}
    >
      <table className={clsx('w-full border-separate border-spacing-0 text-left max-lg:[&_*]:[overflow-wrap:break-word]', cards ? `sm:max-lg:min-w-[56rem] ${CARDS}` : !narrow && 'max-lg:min-w-[56rem]')}>
        <caption className="sr-only">{label}</caption>
        {children}
      </table>
    </div>
  )
}

/** Of the head only what sorts is left: the cells say themselves what they are. */
const CARDS = [
  'max-sm:block max-sm:[&_tbody]:block max-sm:[&_thead]:block max-sm:[&_thead_tr]:flex max-sm:[&_thead_tr]:flex-wrap max-sm:[&_thead_th]:border-b-0 max-sm:[&_thead_th:not(:has(a))]:hidden',
  'max-sm:[&_tbody_tr]:block max-sm:[&_tbody_tr]:border-t max-sm:[&_tbody_tr]:border-line max-sm:[&_tbody_tr]:py-3',
  'max-sm:[&_tbody_th,&_tbody_td]:block max-sm:[&_tbody_th,&_tbody_td]:h-auto max-sm:[&_tbody_th,&_tbody_td]:max-w-none max-sm:[&_tbody_th,&_tbody_td]:border-b-0 max-sm:[&_tbody_th,&_tbody_td]:py-1 max-sm:[&_tbody_th]:font-semibold max-sm:[&_tbody_td:empty]:hidden',
  'max-sm:[&_[data-label]]:before:block max-sm:[&_[data-label]]:before:text-sm max-sm:[&_[data-label]]:before:text-muted max-sm:[&_[data-label]]:before:content-[attr(data-label)]',
].join(' ')

/** The head row; give it Th cells. */
export function TableHead({ children }: { children: ReactNode }) {
  return <thead><tr>{children}</tr></thead>
}

export function TableBody({ children }: { children: ReactNode }) {
  return <tbody>{children}</tbody>
}

export interface Sorting {
  /** The address that sorts by this column (or turns the order round). */
  href: string
  direction?: 'ascending' | 'descending'
}

/** A column head, with a link when the list can be sorted by it. */
export function Th({ sort, children, className, ...cell }: ComponentProps<'th'> & { sort?: Sorting }) {
  const Arrow = sort?.direction === 'ascending' ? ArrowUp : sort?.direction === 'descending' ? ArrowDown : ArrowUpDown
  return (
    <th
      scope="col"
      {...cell}
      aria-sort={sort?.direction}
      className={clsx(
        'border-b border-line bg-paper px-3 py-2.5 text-head font-semibold whitespace-nowrap text-muted',
        'lg:sticky lg:top-0 lg:z-10 print:static', className,
      )}
    >
      {sort ? (
        <Link href={sort.href} className="inline-flex min-h-6 items-center gap-1 text-muted no-underline hover:text-ink hover:underline">
          {children}<Arrow aria-hidden className={clsx('size-3.5', !sort.direction && 'opacity-50')} />
        </Link>
      ) : children}
    </th>
  )
}

/** A row of the body. */
export function Tr({ className, ...row }: ComponentProps<'tr'>) {
  return <tr {...row} className={clsx('hover:bg-ground [&:last-child>*]:border-b-0', className)} />
}

/** A cell; `head` makes it the head of its row, which a screen reader repeats with the others. */
export function Td({ head = false, numeric = false, className, ...cell }: ComponentProps<'td'> & { head?: boolean; numeric?: boolean }) {
  const look = clsx('h-15 border-b border-line/70 px-3 py-2 align-middle font-normal', numeric && 'text-right tabular-nums', className)
  return head ? <th scope="row" {...cell} className={look} /> : <td {...cell} className={look} />
}

/** A link in a cell: 24 pixels high and more, as WCAG 2.5.8 asks also of links in tables. */
export function CellLink({ href, children, className }: { href: string; children: ReactNode; className?: string }) {
  return <Link href={href} className={clsx('inline-flex min-h-8 items-center', className)}>{children}</Link>
}
