import type { Choice } from './licences'

/** A cell of the table as the form sends it. A LAS key may hold any character, so it is encoded. */
export function choiceValue({ title, group }: Choice): string {
  return `${title}/${encodeURIComponent(group)}`
}

/** Reads it back; null when our form did not write it. */
export function readChoice(value: string): Choice | null {
  const at = value.indexOf('/')
  if (at < 1) return null
  try {
    return { title: value.slice(0, at), group: decodeURIComponent(value.slice(at + 1)) }
  } catch {
    return null
  }
}
