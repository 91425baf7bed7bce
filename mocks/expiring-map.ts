/**
 * A memory for things that live equally long, such as sessions. It forgets what is over and, beyond its size, what is
 * oldest: a visitor who starts logins without end cannot fill the machine.
 */
export class ExpiringMap<Value> {
  private readonly entries = new Map<string, { value: Value; until: number }>()

  constructor(
    private readonly lifetime: number,
    private readonly size: number,
    private readonly now: () => number = Date.now,
  ) {}

  set(key: string, value: Value): void {
    this.entries.delete(key)
    this.entries.set(key, { value, until: this.now() + this.lifetime })
    // A Map keeps the order of insertion and all live equally long, so the first is always the next to go.
    for (const [oldest, { until }] of this.entries) {
      if (until > this.now() && this.entries.size <= this.size) break
      this.entries.delete(oldest)
    }
  }

  get(key: string): Value | undefined {
    const entry = this.entries.get(key)
    return entry && entry.until > this.now() ? entry.value : undefined
  }

  delete(key: string): void {
    this.entries.delete(key)
  }

  deleteWhere(matches: (value: Value) => boolean): void {
    for (const [key, { value }] of this.entries) if (matches(value)) this.entries.delete(key)
  }
}
