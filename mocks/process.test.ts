import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('a process says when it is ready, and stops in order on SIGTERM', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'mocks/mail.ts'], {
    env: { ...process.env, MAIL_SMTP_PORT: '0', MAIL_WEB_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  expect(line.toString()).toMatch(/^mail: SMTP ready on port \d+, readable at http:\/\/127\.0\.0\.1:\d+\n$/)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('a wrong setting ends it with one sentence', async () => {
  const started = promisify(execFile)(process.execPath, ['--import', 'tsx', 'mocks/server.ts'], {
    env: { ...process.env, MOCKS_SECRETS: '/nowhere/mocks.json', MOCKS_PORT: '0' },
  })
  await expect(started).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^MOCKS_SECRETS: [^\n]*\n$/) })
})
