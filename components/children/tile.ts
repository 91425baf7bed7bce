import clsx from 'clsx'

/**
 * The look of everything a child taps: white, round, with a soft edge underneath; a sun-yellow rim for
 * what is chosen. Yellow is not seen by everyone, so a chosen tile is also lifted and its rim thicker.
 */
export function tileClass(chosen: boolean, className?: string): string {
  return clsx(
    'rounded-tile bg-paper text-ink shadow-tile transition-transform select-none active:scale-95 motion-reduce:active:scale-100',
    chosen ? 'border-4 border-sun outline-2 outline-ink/70 forced-colors:border-[Highlight]' : 'border-4 border-transparent hover:border-sky-deep',
    'aria-disabled:opacity-60 aria-disabled:active:scale-100', chosen && 'aria-disabled:opacity-100', className,
  )
}
