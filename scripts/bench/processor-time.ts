import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Only Linux tells other processes' processor time in /proc. */
export const canMeasure = existsSync('/proc/self/stat')

type Process = { pid: number; parent: number; ticks: number }

let perTick: number | undefined
const millisecondsPerTick = () => (perTick ??= 1000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })))

/**
 * Milliseconds of processor time, user and system, that a process and everything below it used so far. What children
 * used that ended stands with their parent (cutime, cstime); PostgreSQL's backends live on, hence the whole tree.
 */
export function processorTime(root: number): number {
  const all = processes()
  let ticks = 0
  const open = [root]
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    ticks += all.get(pid)?.ticks ?? 0
    for (const each of all.values()) if (each.parent === pid) open.push(each.pid)
  }
  return ticks * millisecondsPerTick()
}

function processes(): Map<number, Process> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)
  return new Map(pids.flatMap((pid) => readProcess(pid) ?? []).map((each) => [each.pid, each]))
}

/** Null for a process that ended meanwhile. */
function readProcess(pid: number): Process | null {
  let stat: string
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return null
  }
  // The second field is the command in parentheses and may hold anything; after it: state, parent, … (proc_pid_stat(5)).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number)
  const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11, 15)
  return { pid, parent: fields[1] ?? 0, ticks: utime + stime + cutime + cstime }
}
