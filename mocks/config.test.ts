import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from './config'
import { readMailConfig } from './mail/config'
import { readSecrets } from './secrets'

describe('the settings', () => {
  test('have the demonstration’s values when nothing is set, or set to nothing', () => {
    const expected = {
      port: 3001,
      host: '127.0.0.1',
      portalUrl: 'http://localhost:3000',
      restUrl: 'https://localhost:3443',
      secretsFile: '.data/mocks.json',
      syncSeconds: 60,
    }
    expect(readConfig({})).toEqual(expected)
    expect(readConfig({ MOCKS_PORT: '', MOCKS_SYNC_SECONDS: '', MOCKS_URL: '' })).toEqual(expected)
    expect(readMailConfig({})).toEqual({ host: '127.0.0.1', smtpPort: 2525, webPort: 3002 })
  })

  test('take addresses with or without the last slash', () => {
    expect(readConfig({ MOCKS_URL: 'https://mocks.example/', MOCKS_SYNC_SECONDS: '0' })).toMatchObject({
      url: 'https://mocks.example',
      syncSeconds: 0,
    })
  })

  test.each([
    ['MOCKS_PORT', '70000'],
    ['MOCKS_PORT', 'x'],
    ['MOCKS_URL', 'mocks.example'],
    ['PORTAL_URL', 'http://localhost:3000/portal'],
    ['PORTAL_REST_URL', 'ftp://localhost'],
    ['MOCKS_SYNC_SECONDS', '-1'],
  ])('are refused by name: %s=%s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: `))
  })
})

describe('the secrets', () => {
  let dir: string
  beforeEach(async () => void (dir = await mkdtemp(path.join(tmpdir(), 'secrets-'))))
  afterEach(() => rm(dir, { recursive: true }))

  test('name the variable, and what is missing', async () => {
    const file = path.join(dir, 'mocks.json')
    await expect(readSecrets(file, ['cito'])).rejects.toThrow(/^MOCKS_SECRETS: .*cannot be read/)
    await writeFile(file, '{')
    await expect(readSecrets(file, ['cito'])).rejects.toThrow(/^MOCKS_SECRETS: .*is not JSON/)
    await writeFile(file, JSON.stringify({ caFile: 'ca.pem' }))
    await expect(readSecrets(file, ['cito'])).rejects.toThrow(/^MOCKS_SECRETS: .*not complete: cito/)
    const cito = { clientId: 'c', clientSecret: 's', certFile: 'none.pem', keyFile: 'none.key' }
    await writeFile(file, JSON.stringify({ caFile: path.join(dir, 'ca.pem'), cito }))
    await expect(readSecrets(file, ['cito'])).rejects.toThrow(/^MOCKS_SECRETS: .*ca\.pem, named in .*cannot be read/)
  })

  test('leave entries of others alone', async () => {
    const at = (name: string): string => path.join(dir, name)
    for (const name of ['ca', 'cert', 'key']) await writeFile(at(name), name)
    const cito = { clientId: 'c', clientSecret: 's', certFile: at('cert'), keyFile: at('key') }
    await writeFile(at('mocks.json'), JSON.stringify({ caFile: at('ca'), cito, las: { any: 'thing' } }))
    const read = await readSecrets(at('mocks.json'), ['cito'])
    expect([...read.keys()]).toEqual(['cito'])
    expect(read.get('cito')?.cert.toString()).toBe('cert')
  })
})
