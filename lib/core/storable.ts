/** With `u` a surrogate by itself: half a character. */
const UNSTORABLE = /[\0\p{Surrogate}]/u

/** Whether the database can keep a text: PostgreSQL refuses NUL and halves of characters, which JSON and forms allow. */
export const isStorable = (text: string): boolean => !UNSTORABLE.test(text)

/** The same for all texts in parsed JSON, names of fields too. Goes as deep as it is nested without a stack that overflows. */
export function isStorableJson(json: unknown): boolean {
  const left = [json]
  while (left.length > 0) {
    const one = left.pop()
    if (typeof one === 'string' && !isStorable(one)) return false
    if (typeof one !== 'object' || one === null) continue
    if (!Array.isArray(one)) for (const key of Object.keys(one)) if (!isStorable(key)) return false
    for (const inside of Object.values(one)) left.push(inside)
  }
  return true
}
