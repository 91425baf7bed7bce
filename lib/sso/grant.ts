/**
 * A grant says: this account agreed to this client. Here the school does, by its tick, and that is checked at each hop;
 * so the grant needs no row, only an id that names both and cannot be forged: it never leaves the server.
 */
export function grantId(clientId: string, accountId: string): string {
  return Buffer.from(JSON.stringify([clientId, accountId])).toString('base64url')
}

/** The client and account that a grant id names; null when it names none. */
export function readGrantId(id: string): { clientId: string; accountId: string } | null {
  try {
    const [clientId, accountId] = JSON.parse(Buffer.from(id, 'base64url').toString()) as [unknown, unknown]
    return typeof clientId === 'string' && typeof accountId === 'string' ? { clientId, accountId } : null
  } catch {
    return null
  }
}
