/** A new row's id, which becomes its lasting key: nobody's by chance. Works on plain http too. */
export function freshId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
