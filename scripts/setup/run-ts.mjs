import { spawn } from 'node:child_process'

/** Runs a TypeScript file of ours with tsx in the same terminal; signals reach it, its end is ours. */
export function runTs(file, args, env = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', ...env },
  })
  // The terminal sends Ctrl-C to the whole group: this process only waits for its child to stop in order.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}
