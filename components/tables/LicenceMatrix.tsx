'use client'

import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { UnsavedGuard } from '@/components/ui/UnsavedGuard'
import { Lock, Minus } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import { useCellKeys } from './useCellKeys'

export interface MatrixLicence {
  id: string
  name: string
  /** Under the name: '23 van 30 plaatsen', the level, the end date. */
  detail?: string
}

export interface MatrixGroup {
  id: string
  name: string
  /** Under the name: 'jaargroep 3'. */
  yearGroup?: string
}

export interface MatrixLink {
  licenceId: string
  groupId: string
}

export interface LicenceMatrixProps {
  licences: readonly MatrixLicence[]
  groups: readonly MatrixGroup[]
  /** What is linked already; it cannot be undone here (LIC-3). */
  links: readonly MatrixLink[]
  /** Titles that are not made for a group's year. */
  unsuited?: readonly MatrixLink[]
  /** Server action or native address; gets `link` values `licenceId:groupId`, one for each new tick. */
  action: string | ((form: FormData) => void | Promise<void>)
  /** Hidden inputs, such as the school that the form was made for. */
  hidden?: ReactNode
  submit?: string
  label?: string
  /** The warning beforehand; the manual's words unless given. */
  warning?: ReactNode
}

const WARNING = 'Controleer uw instellingen voor u ze opslaat, het is niet mogelijk reeds geactiveerde licenties te deactiveren.'

/** Row heads and column heads stay in sight; the corner lies above both. */
const HEAD = 'bg-paper border-line text-left align-middle'
const ROW_HEAD = 'sticky left-0 border-r w-36 min-w-36 sm:w-60 sm:min-w-60'

/** A cell that is linked: green, a lock, and the words; focusable like the others, never changeable. */
function LinkedCell({ at, tabIndex, name }: { at: string; tabIndex: number; name: string }) {
  return (
    <span
      role="checkbox"
      aria-checked="true"
      aria-disabled="true"
      aria-label={`${name}: gekoppeld, staat vast`}
      title="Gekoppeld, staat vast"
      data-cell={at}
      tabIndex={tabIndex}
      className="focus-inset flex h-14 w-full items-center justify-center bg-success-tint text-success"
    >
      <Lock aria-hidden className="size-5" />
    </span>
  )
}

/** A title that is not made for this year group. */
function UnsuitedCell({ at, tabIndex, name }: { at: string; tabIndex: number; name: string }) {
  return (
    <span role="checkbox" aria-checked="false" aria-disabled="true" aria-label={`${name}: niet voor deze jaargroep`} title="Niet voor deze jaargroep" data-cell={at} tabIndex={tabIndex} className="focus-inset flex h-14 w-full items-center justify-center bg-neutral-tint text-muted">
      <Minus aria-hidden className="size-4" />
    </span>
  )
}

/** What the colours and signs in the cells mean. */
function Legend() {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
      <li className="flex items-center gap-2"><span className="keep-colours flex size-6 items-center justify-center rounded bg-success-tint text-success"><Lock aria-hidden className="size-3.5" /></span>gekoppeld, staat vast</li>
      <li className="flex items-center gap-2"><span className="keep-colours size-6 rounded border-2 border-sun bg-sun-tint" />nieuw, nog niet opgeslagen</li>
    </ul>
  )
}

/**
 * Licences by groups (LIC-3, LIC-9). Plain checkboxes named `link` in a plain form; JavaScript adds
 * movement by arrow keys, a count of new ticks, and a guard against leaving with unsaved ones.
 */
export function LicenceMatrix({
  licences, groups, links, unsuited = [], action, hidden, submit = 'Opslaan', label = 'Licenties per groep', warning = WARNING,
}: LicenceMatrixProps) {
  const grid = useRef<HTMLTableElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const [fresh, setFresh] = useState(0)
  const { onKeyDown, onFocus, tabIndexOf } = useCellKeys(grid, licences.length, groups.length)
  const linked = new Set(links.map((link) => `${link.licenceId}:${link.groupId}`))
  const shut = new Set(unsuited.map((link) => `${link.licenceId}:${link.groupId}`))
  const recount = () => setFresh(form.current ? new FormData(form.current).getAll('link').length : 0)

  return (
    <form
      ref={form}
      action={action}
      method={typeof action === 'string' ? 'post' : undefined}
      onChange={recount}
      onReset={() => setTimeout(recount)}
      className="flex flex-col gap-4"
    >
      <UnsavedGuard />
      {hidden}
      <Alert tone="warn" title="Let op">{warning}</Alert>
      <Legend />
      <div role="region" aria-label={`${label}, schuift opzij`} className="max-h-[65dvh] scroll-pt-24 scroll-pl-36 overflow-auto sm:scroll-pl-60 overscroll-x-contain rounded-card border border-line bg-paper">
        <table ref={grid} role="grid" aria-label={label} onKeyDown={onKeyDown} onFocus={onFocus} className="border-separate border-spacing-0">
          <thead>
            <tr>
              <th scope="col" className={`${HEAD} ${ROW_HEAD} top-0 z-20 border-b px-3 py-2.5 text-head font-semibold text-muted sm:px-4`}>Licentie</th>
              {groups.map((group) => (
                <th key={group.id} scope="col" className={`${HEAD} sticky top-0 z-10 max-w-40 min-w-24 border-b px-3 py-2.5 text-center! hyphens-auto font-semibold`}>
                  <span className="block text-[0.9375rem] leading-tight">{group.name}</span>
                  {group.yearGroup && <span className="block text-head font-normal text-muted">{group.yearGroup}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {licences.map((licence, row) => (
              <tr key={licence.id}>
                <th scope="row" className={`${HEAD} ${ROW_HEAD} z-10 border-b px-3 py-2 font-semibold sm:px-4`}>
                  <span className="block text-[0.9375rem] leading-tight">{licence.name}</span>
                  {licence.detail && <span className="block text-head font-normal text-muted">{licence.detail}</span>}
                </th>
                {groups.map((group, column) => {
                  const value = `${licence.id}:${group.id}`
                  const at = `${row}:${column}`
                  const name = `${licence.name}, ${group.name}`
                  return (
                    <td key={group.id} className="border-r border-b border-line p-0">
                      {linked.has(value) ? <LinkedCell at={at} tabIndex={tabIndexOf(at)} name={name} /> : shut.has(value) ? <UnsuitedCell at={at} tabIndex={tabIndexOf(at)} name={name} /> : (
                        <label className="focus-proxy focus-cell relative flex h-14 items-center justify-center hover:bg-primary-tint has-[:checked]:bg-sun-tint has-[:checked]:inset-ring-2 has-[:checked]:inset-ring-sun">
                          <input type="checkbox" name="link" value={value} aria-label={name} data-cell={at} tabIndex={tabIndexOf(at)} className="peer size-6 scroll-mx-12 scroll-my-6 accent-primary" />
                          <span aria-hidden className="absolute bottom-0 hidden text-[0.6875rem] leading-4 font-semibold peer-checked:block">nieuw</span>
                        </label>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="sticky bottom-0 z-20 flex items-center justify-between gap-4 rounded-card border border-line bg-paper px-4 py-3">
        <p role="status" className="text-muted">
          {fresh} {fresh === 1 ? 'nieuwe koppeling' : 'nieuwe koppelingen'}
        </p>
        <SubmitButton>{submit}</SubmitButton>
      </div>
    </form>
  )
}
