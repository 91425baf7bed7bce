import type { ComponentProps } from 'react'

/** Words for screen readers only, where sighted people see it by shape or place. */
export function VisuallyHidden(props: ComponentProps<'span'>) {
  return <span {...props} className="sr-only" />
}
