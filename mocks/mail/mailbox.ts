import { randomUUID } from 'node:crypto'

/** A mail as it came in. */
export type Mail = {
  id: string
  /** When it came in, ISO 8601. */
  receivedAt: string
  from: string
  /** Whom it was delivered to: the envelope, which says more than the letterhead. */
  to: string[]
  subject: string
  text: string
  html: string | null
}

const MOST = 500

/** The last mails, newest first, in memory only. */
export class Mailbox {
  private mails: Mail[] = []

  add(mail: Omit<Mail, 'id' | 'receivedAt'>): void {
    this.mails = [{ id: randomUUID(), receivedAt: new Date().toISOString(), ...mail }, ...this.mails].slice(0, MOST)
  }

  /** All, or those for one address, whatever its case. */
  list(to?: string): readonly Mail[] {
    if (to === undefined) return this.mails
    const wanted = to.trim().toLowerCase()
    return this.mails.filter((mail) => mail.to.some((address) => address.toLowerCase() === wanted))
  }

  find(id: string): Mail | undefined {
    return this.mails.find((mail) => mail.id === id)
  }

  clear(): number {
    const count = this.mails.length
    this.mails = []
    return count
  }
}
