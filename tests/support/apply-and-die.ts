import pg from 'pg'
import { applyImportJob } from '@/lib/roster/apply-import'

// A worker of its own for one import: dies by SIGKILL at its Nth statement, before or just after it is sent, and prints
// how many there were when it lives. Arguments: import, school, N (0 for never), 'before' or 'after'.
const [importId, schoolId, at, when] = process.argv.slice(2) as [string, string, string, 'before' | 'after']
const die = () => process.kill(process.pid, 'SIGKILL')
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown
let count = 0
Object.assign(pg.Client.prototype, {
  query(this: pg.Client, ...args: unknown[]) {
    count += 1
    if (count === Number(at) && when === 'before') die()
    const answer = query.apply(this, args)
    // Once the bytes are with the server, whatever it makes of them.
    if (count === Number(at) && when === 'after') (this as unknown as { connection: { stream: NodeJS.WritableStream } }).connection.stream.write('', die)
    return answer
  },
})
await applyImportJob({ importId, schoolId })
process.stdout.write(`${count}\n`)
process.exit(0)
