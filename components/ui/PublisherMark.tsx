import clsx from 'clsx'
import { groundOf, initialsOf } from '@/lib/core/word-mark'

/** The grounds of lib/core/word-mark as full class names, so that Tailwind finds them; a test compares the two. */
const GROUNDS = [
  'bg-[#1f5fbf]', 'bg-[#1b7a45]', 'bg-[#8a5300]', 'bg-[#b3261e]', 'bg-[#6b3fa0]', 'bg-[#0f6f7c]', 'bg-[#a1306b]', 'bg-[#3d4f73]',
] as const

/**
 * A mark of our own for a publisher, supplier or title: a coloured tile with initials, always the same
 * for the same name. We ship nobody's logo. Beside it stands the name, so it is decoration.
 */
export function PublisherMark({ name, size = 'normal', className }: { name: string; size?: 'small' | 'normal' | 'large'; className?: string }) {
  return (
    <span
      aria-hidden
      className={clsx(
        'keep-colours inline-flex shrink-0 items-center justify-center font-bold tracking-wide text-white select-none',
        size === 'small' && 'size-7 rounded-lg text-xs',
        size === 'normal' && 'size-10 rounded-control text-sm',
        size === 'large' && 'size-20 rounded-tile text-2xl',
        GROUNDS[groundOf(name)], className,
      )}
    >
      {initialsOf(name)}
    </span>
  )
}
