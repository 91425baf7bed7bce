import { CopyButton } from '@/components/ui/CopyButton'
import type { ShortcutAudience } from '@/lib/shortcuts/addresses'
import type { Shortcut } from '@/lib/shortcuts/formats'

/** How the forms of a shortcut are called, in the order in which schools ask for them. */
const FORM_WORDS = [
  ['url', 'Windows'], ['webloc', 'Mac'], ['mobileconfig', 'iPad (profiel)'], ['chrome', 'Chrome (beleid)'], ['icoon', 'Icoon (PNG)'],
] as const

/** The address of one download. `what` is a title's id, 'portaal' or 'alle'. */
export function downloadHref(what: string, audience: ShortcutAudience, form: (typeof FORM_WORDS)[number][0]): string {
  return `/lesmateriaal/snelkoppelingen/${what}/${audience === 'pupil' ? 'leerling' : 'leerkracht'}/${form}`
}

/** One shortcut: every form to download, and written out to copy (MAT-2). */
export function ShortcutForms({ heading, what, audience, shortcut }: { heading: string; what: string; audience: ShortcutAudience; shortcut: Shortcut }) {
  return (
    <div className="min-w-0 py-3">
      <h3 className="text-base">{heading}</h3>
      <ul className="flex flex-wrap gap-x-5" aria-label={`Downloads: ${shortcut.name}`}>
        {FORM_WORDS.map(([form, word]) => (
          <li key={form}><a href={downloadHref(what, audience, form)} className="inline-flex min-h-8 items-center">{word}<span className="sr-only"> voor {shortcut.name}</span></a></li>
        ))}
      </ul>
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control bg-ground px-3 py-2">
        <code className="min-w-0 flex-1 basis-72 text-sm break-all select-all">{shortcut.address}</code>
        <CopyButton text={shortcut.address}>Kopieer link</CopyButton>
      </div>
    </div>
  )
}
