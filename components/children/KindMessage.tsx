import { Picture } from '@/components/ui/Picture'
import type { ReactNode } from 'react'

/**
 * A large, friendly message for a child: what to do now, nearly always 'ask your teacher'. Never blames.
 * What the teacher can do goes into `forGrownUps`, small and below, in 'u'.
 */
export function KindMessage({ title, children, picture = 'uil', action, forGrownUps, grownUps = 'Voor de leerkracht', heading = 'h1' }: {
  title: string
  children?: ReactNode
  /** Slug of a pupil picture. */
  picture?: string
  /** The one way on, as a LinkButton or Button of size 'large'. */
  action?: ReactNode
  /** For the teacher who looks over the child's shoulder. */
  forGrownUps?: ReactNode
  /** Who looks over the child's shoulder; at home that is no teacher. */
  grownUps?: string
  /** 'h2' inside a ChildFrame that has a title of its own. */
  heading?: 'h1' | 'h2'
}) {
  const Heading = heading
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col items-center gap-6 py-6 text-center">
      <span className="flex size-44 items-center justify-center rounded-full bg-paper shadow-tile">
        <Picture kind="pupil" slug={picture} className="size-28" />
      </span>
      <Heading className="text-child-lg font-bold sm:text-4xl">{title}</Heading>
      {children && <div className="text-child sm:text-2xl sm:leading-9">{children}</div>}
      {action}
      {forGrownUps && (
        <details className="mt-6 w-full rounded-card border border-sky-deep bg-paper p-4 text-left text-base">
          <summary className="min-h-6 font-semibold text-primary-dark">{grownUps}</summary>
          <div className="mt-2 flex flex-col gap-2">{forGrownUps}</div>
        </details>
      )}
    </div>
  )
}
