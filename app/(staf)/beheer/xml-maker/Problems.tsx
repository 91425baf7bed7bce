'use client'

import clsx from 'clsx'
import { Card } from '@/components/ui/Card'
import { labelOf } from '@/lib/xml-maker/columns'
import type { Problem } from '@/lib/xml-maker/check'
import { TABLE_WORDS } from '@/lib/xml-maker/model'
import type { Focus } from './Grid'

const SHOWN = 30
const ORDER = { error: 0, eck2: 1, advice: 2 } as const

/** What is still to be mended, each a way to its cell; what must be first. */
export function Problems({ problems, onGo }: { problems: readonly Problem[]; onGo(to: Omit<Focus, 'count'>): void }) {
  const sorted = [...problems].sort((a, b) => ORDER[a.level] - ORDER[b.level])
  const errors = problems.filter(({ level }) => level === 'error').length
  const others = problems.length - errors
  return (
    <Card title="Nog te herstellen" id="maker-problems" sentence={errors === 0 ? `Er is niets dat hersteld moet worden.${others > 0 ? ' Kijk nog wel even naar het volgende.' : ''}` : `${errors === 1 ? '1 ding moet' : `${errors} dingen moeten`} eerst worden hersteld.`}>
      {sorted.length > 0 && (
        <ul className="flex flex-col gap-1">
          {sorted.slice(0, SHOWN).map((problem, at) => {
            const words = `${placeOf(problem)}: ${problem.message} ${problem.remedy}`
            const { table, rowId, field } = problem
            return (
              <li key={`${rowId}-${field}-${problem.code}-${at}`} className={clsx('[overflow-wrap:anywhere]', problem.level === 'error' ? '' : 'text-muted')}>
                {table && rowId && field ? <button type="button" onClick={() => onGo({ table, rowId, field })} className="min-h-8 text-left text-primary-dark underline">{words}</button> : <span className="inline-block min-h-8">{words}</span>}
              </li>
            )
          })}
        </ul>
      )}
      {sorted.length > SHOWN && <p className="text-muted">En nog {sorted.length - SHOWN}.</p>}
    </Card>
  )
}

function placeOf({ table, row, field }: Problem): string {
  return [table ? TABLE_WORDS[table] : 'School', row && `rij ${row}`, table && field && labelOf(table, field)].filter(Boolean).join(', ')
}
