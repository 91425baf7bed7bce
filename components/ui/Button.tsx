import clsx from 'clsx'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { Spinner } from './Spinner'

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'quiet'
export type ButtonSize = 'small' | 'normal' | 'large'

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-primary text-on-primary hover:bg-primary-dark hover:text-on-primary',
  secondary: 'border-control bg-paper text-primary-dark hover:border-primary hover:bg-primary-tint hover:text-primary-dark',
  danger: 'border-transparent bg-danger text-white hover:bg-danger-dark hover:text-white',
  quiet: 'border-transparent bg-transparent text-primary-dark hover:bg-primary-tint hover:text-primary-dark',
}

const SIZES: Record<ButtonSize, string> = {
  small: 'min-h-9 gap-1.5 px-3 py-1 text-sm [&_svg]:size-4',
  normal: 'min-h-11 gap-2 px-4.5 py-2 [&_svg]:size-5',
  large: 'min-h-14 gap-3 px-7 py-3 text-child [&_svg]:size-6',
}

export interface ButtonLook {
  variant?: ButtonVariant
  size?: ButtonSize
  /** Over the whole width of its place. */
  wide?: boolean
  className?: string
}

/** The classes of a button, for the rare element that must look like one without being one of the two below. */
export function buttonClass({ variant = 'primary', size = 'normal', wide = false, className }: ButtonLook = {}): string {
  return clsx(
    'inline-flex items-center justify-center rounded-control border text-center leading-tight font-semibold no-underline',
    'transition-colors hover:no-underline disabled:opacity-60 aria-disabled:opacity-70 [&_svg]:shrink-0',
    VARIANTS[variant], SIZES[size], wide && 'w-full', className,
  )
}

export interface ButtonProps extends ButtonLook, Omit<ComponentProps<'button'>, 'className'> {
  icon?: ReactNode
  /** Something is on its way: shows a spinner, keeps the focus, and does not act again. */
  pending?: boolean
  pendingText?: string
}

/**
 * A button that does something on this page. Its default type is 'button'; in a form use SubmitButton,
 * or give `type="submit"`. A pending one stays focusable (a disabled one would drop the focus) and is
 * turned into a plain button, so that a form cannot be sent twice.
 */
export function Button({
  variant, size, wide, className, icon, pending = false, pendingText, type = 'button', onClick, children, ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={pending ? 'button' : type}
      onClick={pending ? undefined : onClick}
      aria-disabled={pending || rest['aria-disabled'] || undefined}
      aria-busy={pending || undefined}
      className={buttonClass({ variant, size, wide, className })}
    >
      {pending ? <Spinner /> : icon}
      <span>{pending && pendingText ? pendingText : children}</span>
    </button>
  )
}

export interface LinkButtonProps extends ButtonLook, Omit<ComponentProps<'a'>, 'className' | 'href'> {
  href: string
  icon?: ReactNode
  /** For addresses outside Next (downloads, /oidc, /start, other sites): a plain link that is never fetched ahead. */
  native?: boolean
}

/** A link that looks like a button: it leads somewhere, a Button does something. */
export function LinkButton({ variant, size, wide, className, icon, native = false, href, children, ...rest }: LinkButtonProps) {
  const look = buttonClass({ variant, size, wide, className })
  const inside = <>{icon}<span>{children}</span></>
  if (native || rest.download !== undefined) return <a {...rest} href={href} className={look}>{inside}</a>
  return <Link {...rest} href={href} className={look}>{inside}</Link>
}
