import { Picture } from '@/components/ui/Picture'
import clsx from 'clsx'
import { ArrowLeft, DoorOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import { SkipLink } from './parts'

/** A link, or (from a client component) something to do on the spot. */
export type ChildWay = { href: string; label?: string } | { onGo: () => void; label?: string }

/** 'Ik ben klaar' ends the session: a native POST address, a server action, or a callback of a client component. */
export type ChildDone = { action: string | ((form: FormData) => void | Promise<void>); label?: string } | { onGo: () => void; label?: string }

const BIG = 'inline-flex min-h-14 items-center gap-2.5 rounded-tile border-2 border-transparent bg-paper px-5 text-child font-bold max-sm:gap-2 max-sm:px-3.5 text-primary-dark no-underline shadow-tile hover:border-primary'

function Back({ way }: { way: ChildWay }) {
  const inside = <><ArrowLeft aria-hidden className="size-7" />{way.label ?? 'terug'}</>
  // A plain link: children's pages are static shells that the door serves, nothing may be fetched ahead.
  return 'href' in way
    ? <a href={way.href} className={BIG}>{inside}</a>
    : <button type="button" onClick={way.onGo} className={BIG}>{inside}</button>
}

function Done({ way }: { way: ChildDone }) {
  const inside = <><DoorOpen aria-hidden className="size-7" />{way.label ?? 'Ik ben klaar'}</>
  const look = `${BIG} bg-sun! text-ink! hover:border-ink`
  if ('onGo' in way) return <button type="button" onClick={way.onGo} className={look}>{inside}</button>
  return (
    <form action={way.action} method={typeof way.action === 'string' ? 'post' : undefined}>
      <button type="submit" className={look}>{inside}</button>
    </form>
  )
}

/**
 * The frame of all children's screens: sky, no menu, one way back on the left, 'Ik ben klaar' on the
 * right, and in between who is signed in, so that the next child sees it is not the previous one.
 */
export function ChildFrame({ title, sentence, back, done, who, children }: {
  /** The h1, large. Left out where a KindMessage brings its own. */
  title?: string
  sentence?: string
  back?: ChildWay
  done?: ChildDone
  /** The child that is signed in: first name and slug of its picture. */
  who?: { name: string; picture?: string }
  children: ReactNode
}) {
  const headed = Boolean(back || done || who)
  return (
    <div className="flex min-h-dvh flex-col bg-sky">
      <SkipLink />
      {headed && (
        <header className="flex flex-wrap items-center justify-between gap-3 p-4 sm:p-6 short:py-4">
          <div className="sm:min-w-44">{back && <Back way={back} />}</div>
          {who && (
            <p className="flex items-center gap-3 text-child font-bold max-sm:order-last max-sm:w-full max-sm:justify-center">
              {who.picture && <Picture kind="pupil" slug={who.picture} className="size-12" />}
              <span className="sr-only">Je bent </span>{who.name}
            </p>
          )}
          <div className="flex justify-end sm:min-w-44">{done && <Done way={done} />}</div>
        </header>
      )}
      <main id="inhoud" tabIndex={-1} className={clsx('mx-auto flex w-full max-w-5xl flex-1 flex-col items-center gap-8 px-4 pb-12 short:gap-4 short:pb-6 outline-none sm:px-6', headed ? 'pt-2' : 'pt-10 sm:pt-16')}>
        {(title || sentence) && (
          <div className="text-center">
            {title && <h1 className="text-child-lg sm:text-4xl">{title}</h1>}
            {sentence && <p className="mt-2 text-child text-muted">{sentence}</p>}
          </div>
        )}
        {children}
      </main>
    </div>
  )
}
