import { spawn, type ChildProcess } from 'node:child_process'

export type Running = { name: string; stop(): Promise<void>; kill(): void; ended: Promise<number>; output(): string; pid: number }

export type Start = {
  name: string
  command: string[]
  env: Record<string, string | undefined>
  /** Asked until it says yes. */
  ready: () => Promise<boolean>
  /** Print what the process prints. */
  show?: boolean
}

/** Starts one of our processes and waits until it is ready. @throws Error with its last words when it ends before that. */
export async function startProcess({ name, command, env, ready, show }: Start): Promise<Running> {
  const child = spawn(process.execPath, command, { env: { ...process.env, ...env } as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' })
  let output = ''
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-20_000)
    if (show) process.stdout.write(chunk)
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const ended = new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
  let over = false
  void ended.then(() => (over = true))
  const until = Date.now() + 120_000
  while (!(await ready().catch(() => false))) {
    if (over) throw new Error(`${name} ended before it was ready:\n${output}`)
    if (Date.now() > until) throw new Error(`${name} is not ready after two minutes:\n${output}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return { name, ended, output: () => output, pid: child.pid!, stop: () => stop(child, ended), kill: () => void child.kill('SIGKILL') }
}

/** Asks to stop; takes the whole group down when that takes too long. */
async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await ended
  clearTimeout(force)
}

/** True when the address answers 2xx. */
export async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2000) })
  return response.ok
}
