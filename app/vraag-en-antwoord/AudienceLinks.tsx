import clsx from 'clsx'
import Link from 'next/link'
import { AUDIENCES, type Audience } from '@/lib/helpdesk/model'

const ALL = Object.entries(AUDIENCES) as [Audience, string][]

/** Whose questions: links, so that they work before JavaScript has loaded and can be shared. */
export function AudienceLinks({ chosen, looked }: { chosen: Audience | null; looked: string }) {
  const href = (audience: Audience | null) => {
    const query = new URLSearchParams({ ...(looked ? { zoek: looked } : {}), ...(audience ? { rol: audience } : {}) }).toString()
    return `/vraag-en-antwoord${query ? `?${query}` : ''}`
  }
  return (
    <nav aria-label="Vragen voor">
      <ul className="flex flex-wrap gap-2">
        {[[null, 'Iedereen'] as const, ...ALL].map(([audience, label]) => (
          <li key={label}>
            <Link
              href={href(audience)}
              aria-current={audience === chosen ? 'true' : undefined}
              className={clsx(
                'inline-flex min-h-9 items-center rounded-full border px-4 text-sm no-underline',
                audience === chosen ? 'border-primary-dark bg-primary-tint font-semibold text-primary-dark' : 'border-control bg-paper text-ink hover:border-primary',
              )}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
