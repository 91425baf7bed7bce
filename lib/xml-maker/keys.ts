export type CellPlace = { row: number; column: number }
export type KeyPress = { key: string; shift: boolean; ctrl: boolean; /** The caret, as far as the field has one. */ atStart: boolean; atEnd: boolean }

/**
 * Where a key leads from a cell, as in a spreadsheet (LAS-6): Enter down, Shift+Enter up, arrows up and down, arrows left
 * and right from the edge of the text, Page keys ten rows, Ctrl+Home and Ctrl+End to the corners. `add` asks for a new
 * row. Null: the key is the field's own.
 */
export function whereTo({ key, shift, ctrl, atStart, atEnd }: KeyPress, { row, column }: CellPlace, rows: number, columns: number): CellPlace | 'add' | null {
  const inside = (at: number) => Math.min(Math.max(at, 0), rows - 1)
  switch (key) {
    case 'Enter':
      if (shift) return { row: inside(row - 1), column }
      return row === rows - 1 ? 'add' : { row: row + 1, column }
    case 'ArrowDown': return { row: inside(row + 1), column }
    case 'ArrowUp': return { row: inside(row - 1), column }
    case 'PageDown': return { row: inside(row + 10), column }
    case 'PageUp': return { row: inside(row - 10), column }
    case 'ArrowLeft': return atStart && column > 0 ? { row, column: column - 1 } : null
    case 'ArrowRight': return atEnd && column < columns - 1 ? { row, column: column + 1 } : null
    case 'Home': return ctrl ? { row: 0, column: 0 } : null
    case 'End': return ctrl ? { row: rows - 1, column: columns - 1 } : null
    default: return null
  }
}
