'use client'

import clsx from 'clsx'
import { useRef, type KeyboardEvent } from 'react'
import type { Problem } from '@/lib/xml-maker/check'
import { filledRows } from '@/lib/xml-maker/edits'
import { TABLE_WORDS, TABLES, type Draft, type TableName } from '@/lib/xml-maker/model'

/** The three tabs, each with how many rows it has and how many things are to be mended. Arrow keys walk them. */
export function Tabs({ draft, problems, table, onChoose }: { draft: Draft; problems: readonly Problem[]; table: TableName; onChoose(table: TableName): void }) {
  const list = useRef<HTMLDivElement>(null)
  const walk = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const next = TABLES[(TABLES.indexOf(table) + step + TABLES.length) % TABLES.length]!
    onChoose(next)
    list.current?.querySelector<HTMLElement>(`#maker-tab-${next}`)?.focus()
  }
  return (
    <div ref={list} role="tablist" aria-label="Tabellen" onKeyDown={walk} className="flex flex-wrap gap-2 border-b border-line">
      {TABLES.map((each) => {
        // What a list as a whole still lacks is no mistake that somebody made.
        const wrong = problems.filter((problem) => problem.table === each && problem.rowId && problem.level === 'error').length
        const rows = filledRows(draft, each).length
        return (
          <button
            key={each} type="button" role="tab" id={`maker-tab-${each}`} aria-selected={each === table} aria-controls="maker-panel" tabIndex={each === table ? 0 : -1} onClick={() => onChoose(each)}
            className={clsx('min-h-11 rounded-t-control border-b-3 px-4 py-2 font-semibold', each === table ? 'border-primary text-primary-dark' : 'border-transparent text-muted hover:text-ink')}
          >
            {TABLE_WORDS[each]} <span className="font-normal">({rows === 0 ? 'nog geen' : rows})</span>
            {wrong > 0 && <span className="ml-2 rounded-full bg-danger-tint px-2 text-head text-danger">{wrong} te herstellen</span>}
          </button>
        )
      })}
    </div>
  )
}
