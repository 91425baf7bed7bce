import clsx from 'clsx'
import { LoaderCircle } from 'lucide-react'

/** Turns while something is under way. With a label it says so to everyone; without one its neighbour must. */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  const wheel = <LoaderCircle aria-hidden className={clsx('size-5 shrink-0 animate-spin motion-reduce:animate-none', !label && className)} />
  if (!label) return wheel
  return (
    <span role="status" className={clsx('inline-flex items-center gap-2 text-muted', className)}>
      {wheel}
      <span>{label}</span>
    </span>
  )
}
