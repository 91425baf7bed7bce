import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { bundleForNode } from '../stack/build'
import type { Task } from './import-tasks'

/** The worker of the imports' bench: a process of its own, bundled and run as the portal's worker is, asked one task at a time. */
export class ImportProcess {
  private constructor(private readonly child: ChildProcess) {}

  static async start(env: Record<string, string>): Promise<ImportProcess> {
    await bundleForNode({ 'bench-import': 'scripts/bench/import-worker.ts' })
    const worker = new ImportProcess(fork('dist/bench-import.js', { env: { ...process.env, ...env }, execArgv: ['--enable-source-maps'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }))
    await worker.answer()
    return worker
  }

  get pid(): number {
    return this.child.pid!
  }

  /** @throws Error of the worker. */
  run(task: Task): Promise<number> {
    this.child.send(task)
    return this.answer()
  }

  private answer(): Promise<number> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error('the worker ended'))
      this.child.once('exit', ended)
      this.child.once('message', (message: { done: number } | { error: string }) => {
        this.child.off('exit', ended)
        if ('error' in message) reject(new Error(message.error))
        else resolve(message.done)
      })
    })
  }

  stop(): void {
    this.child.disconnect()
  }

  /** Resident megabytes now, and the most since the last `forgetPeak`. */
  memory(): { now: number; peak: number } {
    const status = readFileSync(`/proc/${this.pid}/status`, 'utf8')
    const read = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)![1]) / 1024
    return { now: read('VmRSS'), peak: read('VmHWM') }
  }

  forgetPeak(): void {
    writeFileSync(`/proc/${this.pid}/clear_refs`, '5')
  }
}
