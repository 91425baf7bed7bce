'use client'

import { useCallback, useState, useSyncExternalStore, type FocusEvent, type KeyboardEvent, type RefObject } from 'react'

const CELL = '[data-cell]'

/** Nothing to listen to: 'on the server or not' changes once, at hydration, which React sees itself. */
const never = () => () => {}

/** Where an arrow, Home, End or page key leads from (row, column), or nothing for other keys. */
export function nextCell(
  key: string, withControl: boolean, row: number, column: number, rows: number, columns: number,
): [row: number, column: number] | undefined {
  const clamp = (n: number, most: number) => Math.min(Math.max(n, 0), most - 1)
  switch (key) {
    case 'ArrowRight': return [row, clamp(column + 1, columns)]
    case 'ArrowLeft': return [row, clamp(column - 1, columns)]
    case 'ArrowDown': return [clamp(row + 1, rows), column]
    case 'ArrowUp': return [clamp(row - 1, rows), column]
    case 'Home': return [withControl ? 0 : row, 0]
    case 'End': return [withControl ? rows - 1 : row, columns - 1]
    case 'PageDown': return [clamp(row + 10, rows), column]
    case 'PageUp': return [clamp(row - 10, rows), column]
    default: return undefined
  }
}

/**
 * Moves through the cells of a grid by the arrow keys, as the grid pattern of the ARIA practices asks:
 * one stop in the tab order, the last visited cell. Cells carry `data-cell="row:column"`. Until this
 * code runs every box is in the tab order, so that the plain form works.
 */
export function useCellKeys(grid: RefObject<HTMLElement | null>, rows: number, columns: number) {
  const [active, setActive] = useState('0:0')
  const running = useSyncExternalStore(never, () => true, () => false)

  const onKeyDown = useCallback((event: KeyboardEvent) => {
    const cell = (event.target as Element).closest<HTMLElement>(CELL)
    if (!cell || event.altKey || event.metaKey) return
    const [row = 0, column = 0] = (cell.dataset.cell ?? '').split(':').map(Number)
    const next = nextCell(event.key, event.ctrlKey, row, column, rows, columns)
    if (!next) return
    event.preventDefault()
    const target = grid.current?.querySelector<HTMLElement>(`[data-cell="${next[0]}:${next[1]}"]`)
    target?.focus({ preventScroll: true })
    // Unlike focus() by itself this minds the scroll padding, so that no cell hides under the sticky heads (WCAG 2.4.11).
    target?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [grid, rows, columns])

  const onFocus = useCallback((event: FocusEvent) => {
    const at = event.target.closest<HTMLElement>(CELL)?.dataset.cell
    if (at) setActive(at)
  }, [])

  const tabIndexOf = (at: string) => (!running || active === at ? 0 : -1)
  return { onKeyDown, onFocus, tabIndexOf }
}
