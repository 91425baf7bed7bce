import clsx from 'clsx'

/** The mark of the portal: a gate, a blue arch with a sun-yellow door. Follows the colours of a re-branded portal. */
export function Mark({ className = 'size-8', title }: { className?: string; title?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={clsx('keep-colours shrink-0', className)} role={title ? 'img' : undefined} aria-label={title} aria-hidden={title ? undefined : true}>
      <path className="fill-primary" d="M16 1C8.3 1 2 7.3 2 15v12.5A3.5 3.5 0 0 0 5.5 31h21a3.5 3.5 0 0 0 3.5-3.5V15C30 7.3 23.700 1 16 1Z" />
      <path className="fill-sun" d="M16 13.5a6.5 6.5 0 0 0-6.5 6.5v11h13V20a6.5 6.5 0 0 0-6.5-6.5Z" />
      <circle className="fill-primary-dark" cx="19" cy="23" r="1.3" />
    </svg>
  )
}

/** The mark with the name of the portal, for headers. The name comes from the settings, by the page. */
export function Brand({ portalName, className }: { portalName: string; className?: string }) {
  return (
    <span className={clsx('inline-flex items-center gap-2.5 text-lg font-bold tracking-tight text-ink', className)}>
      <Mark />{portalName}
    </span>
  )
}
