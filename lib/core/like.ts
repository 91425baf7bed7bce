/** What somebody types in a search box as a pattern for `like`, in lower case; null: nothing looked for. % and _ are letters here, whatever SQL makes of them. */
export function likePattern(words: string | null): string | null {
  const text = (words ?? '').trim().toLowerCase().slice(0, 80)
  return text === '' ? null : `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}
