import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './Button'
import { CONTROL_CLASS } from './Field'

/** Search and filters of a list, kept in the address bar: a GET form, so that a result can be shared and 'back' works. */
export function SearchForm({ action, name = 'zoek', label, defaultValue, placeholder, children }: {
  /** Address of the list; the present page when left out. */
  action?: string
  name?: string
  label: string
  defaultValue?: string
  placeholder?: string
  /** Filters, such as native selects. */
  children?: ReactNode
}) {
  return (
    <form role="search" aria-label={label} action={action} method="get" className="flex flex-wrap items-end gap-3">
      <div className="relative min-w-0 flex-1 basis-56 sm:max-w-sm">
        <label htmlFor={`search-${name}`} className="sr-only">{label}</label>
        <Search aria-hidden className="pointer-events-none absolute top-3 left-3.5 size-5 text-muted" />
        <input
          id={`search-${name}`}
          type="search"
          name={name}
          defaultValue={defaultValue}
          placeholder={placeholder ?? label}
          className={`${CONTROL_CLASS} pl-11`}
        />
      </div>
      {children}
      <Button type="submit" variant="secondary">Zoeken</Button>
    </form>
  )
}
