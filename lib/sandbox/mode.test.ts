import { afterEach, expect, test, vi } from 'vitest'
import { goodSettings, restartWith } from '@/lib/platform/test-support'

afterEach(() => {
  vi.unstubAllEnvs()
  restartWith({})
})

test.each([[{}, false], [{ SANDBOX: 'false' }, false], [{ SANDBOX: 'true' }, true]])('PUB-5: with %j sandboxes are made: %s; elsewhere it is as if there were none', async (setting, open) => {
  restartWith({ ...goodSettings(), ...setting })
  const { hasSandboxes, requireSandboxes } = await import('./mode')
  expect(hasSandboxes()).toBe(open)
  if (open) expect(requireSandboxes).not.toThrow()
  else expect(requireSandboxes).toThrow(expect.objectContaining({ code: 'not-found' }))
})
