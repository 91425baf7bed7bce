import { expect, test, vi } from 'vitest'
import { openEngine } from './wasm-engine.mjs'

test('one engine a process: two that open at once, and a module that is loaded a second time, share it', async () => {
  const made = vi.spyOn(WebAssembly, 'instantiate')
  const first = await Promise.all([openEngine({ filesOnly: true }), openEngine({ filesOnly: true })])
  vi.resetModules()
  const again = (await import('./wasm-engine.mjs')) as { openEngine: typeof openEngine }
  expect(again.openEngine).not.toBe(openEngine)
  const second = await again.openEngine({ filesOnly: true })
  expect(made.mock.calls.length).toBeLessThanOrEqual(1)
  const nothing = { from: { tag: 'empty' }, to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: 'datasource db {\n  provider = "postgresql"\n}' }] }, script: true, shadowDatabaseUrl: null, exitCode: null, filters: { externalTables: [], externalEnums: [] } }
  for (const { engine, close } of [...first, second]) {
    expect(await engine.diff(nothing)).toMatchObject({ exitCode: 0 })
    await close()
  }
  made.mockRestore()
})
