import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeToolKey } from '@/lib/network/tool'
import { makeSchool } from '@/prisma/seed/factories'
import { command } from '../support/command'
import { signedIn } from '../support/people'
import { portal, ict, cookie, key, list, history, withToolSchool } from '../support/tool-school'

withToolSchool()

describe('NET-2: the download', () => {
  const download = (fields: Record<string, string>, options: { cookie?: string | null; origin?: string } = {}) =>
    portal.visit('/beheer/ip-adressen/dynamisch/script', {
      method: 'POST', cookie: options.cookie === undefined ? cookie : options.cookie, body: new URLSearchParams({ school: ict.school.id, key, ...fields }).toString(),
      headers: { origin: options.origin ?? portal.origin, 'content-type': 'application/x-www-form-urlencoded' },
    })

  test.each([['windows', 'leerpoort-ip.ps1'], ['unix', 'leerpoort-ip.sh']])('%s: a file with the key and the portal’s address, that nobody keeps', async (kind, file) => {
    const { status, headers, text } = await download({ kind })
    expect([status, headers['content-disposition'], headers['cache-control']]).toEqual([200, `attachment; filename="${file}"`, 'no-store'])
    expect(text).toContain(`'${key}'`)
    expect(text).toContain(`'${portal.origin}'`)
  })

  test('who may not, another origin, another school’s page, a key that is not (any more) the school’s: no script', async () => {
    const teacher = await signedIn(ict.school.id, { roles: ['teacher'] })
    const other = await signedIn((await makeSchool()).id, { roles: ['coordinator'] })
    const faults = [
      await download({}, { cookie: null }), await download({}, { cookie: teacher.cookie }), await download({}, { origin: 'https://evil.example' }),
      await download({}, { cookie: other.cookie }), await download({ school: other.actor.school.id }, { cookie: other.cookie }), await download({ key: 'z'.repeat(43) }), await download({ key: "'; rm -rf / #" }),
    ]
    const page = '/beheer/ip-adressen/dynamisch?fout='
    expect(faults.map(({ status, location }) => [status, location])).toEqual([
      [303, '/start'], [303, '/start'], [303, '/start'], [303, `${page}other-school`], [303, `${page}tool-key-gone`], [303, `${page}tool-key-gone`], [303, `${page}tool-key-gone`],
    ])
    for (const { text } of faults) expect(text).not.toContain(key)
  })
})

describe('NET-2: the script for macOS and Linux, really run', () => {
  const run = promisify(execFile)
  const tools = (name: string) => run('/bin/sh', ['-c', `command -v ${name}`]).then(({ stdout }) => stdout.trim(), () => null)
  let dir: string
  beforeAll(async () => void (dir = await mkdtemp(path.join(tmpdir(), 'leerpoort-script-'))))
  afterAll(() => rm(dir, { recursive: true, force: true }))

  async function script(change: (text: string) => string = (text) => text): Promise<string> {
    const { text } = await portal.visit('/beheer/ip-adressen/dynamisch/script', {
      method: 'POST', cookie, body: new URLSearchParams({ school: ict.school.id, key, kind: 'unix' }).toString(), headers: { origin: portal.origin, 'content-type': 'application/x-www-form-urlencoded' },
    })
    const file = path.join(dir, `${key.slice(0, 8)}.sh`)
    await writeFile(file, change(text))
    return file
  }
  const start = (file: string, args: string[] = [], env: Record<string, string> = {}) =>
    run('/bin/sh', [file, ...args], { env: { NODE_ENV: 'test', PATH: process.env.PATH!, HOME: dir, ...env } }).then(({ stdout }) => ({ code: 0, text: stdout }), (error: { code: number; stderr: string }) => ({ code: error.code, text: error.stderr }))
  /** A folder whose programs are these and no others, so that the script finds what a school's computer has. */
  async function only(name: string, programs: string[], made: Record<string, string> = {}): Promise<string> {
    const bin = await mkdtemp(path.join(dir, `${name}-`))
    for (const program of [...programs, 'sed', 'tail', 'rm', 'mktemp', 'id', 'mkdir', 'cp', 'mv', 'chmod', 'uname', 'grep', 'cat', 'dirname', 'sleep']) {
      const where = await tools(program)
      if (where) await run('ln', ['-s', where, path.join(bin, program)])
    }
    for (const [file, text] of Object.entries(made)) {
      await writeFile(path.join(bin, file), text)
      await chmod(path.join(bin, file), 0o755)
    }
    return bin
  }

  for (const program of ['curl', 'wget'])
    test(`with ${program}: it reports, and a change of address takes over`, async ({ skip }) => {
      if (!(await tools(program))) return skip(`${program} is not on this machine: the script was NOT run with it`)
      const PATH = await only(program, [program])
      const file = await script()
      expect(await start(file, [], { PATH })).toEqual({ code: 0, text: 'Gemeld: 127.0.0.1\n' })
      expect(await list()).toEqual(['127.0.0.1/32 dynamic tool'])
      // Another address of this machine, as a provider would give it: by the program's own settings.
      await writeFile(path.join(dir, '.curlrc'), 'interface = "127.0.0.2"\n')
      const moved = program === 'curl' ? file : await script((text) => text.replace('wget "-$1"', 'wget "-$1" --bind-address=127.0.0.2'))
      expect(await start(moved, [], { PATH })).toEqual({ code: 0, text: 'Gemeld: 127.0.0.2\n' })
      await rm(path.join(dir, '.curlrc'))
      expect([await list(), await history()]).toEqual([['127.0.0.2/32 dynamic tool'], ['127.0.0.2/32', '127.0.0.1/32']])
    })

  test('it says what is wrong: an old key, a portal that is away, nothing to send with', async ({ skip }) => {
    if (!(await tools('curl'))) return skip('curl is not on this machine: the script was NOT run')
    const file = await script()
    await command(ict, makeToolKey)
    const old = await start(file)
    expect([old.code, old.text]).toEqual([1, 'Deze sleutel werkt niet (meer). Download de Dynamic IP Tool opnieuw in het portaal.\n'])
    const away = await start(await writeAway(file))
    expect([away.code, away.text]).toEqual([1, 'Niet gemeld. Het portaal is niet te bereiken: http://127.0.0.1:9\n'])
    expect(await start(file, [], { PATH: await only('bare', []) })).toEqual({ code: 1, text: 'Dit script heeft curl of wget nodig.\n' })
    expect((await start(file, ['--wat'])).code).toBe(1)
  })
  async function writeAway(file: string): Promise<string> {
    await writeFile(`${file}.away`, (await readFile(file, 'utf8')).replace(portal.origin, 'http://127.0.0.1:9'))
    return `${file}.away`
  }

  test('it installs itself in cron beside what is there, once however often, and leaves again', async ({ skip }) => {
    if (!(await tools('curl'))) return skip('curl is not on this machine: the script was NOT run')
    const table = path.join(dir, 'crontab.txt')
    await writeFile(table, '0 3 * * * /usr/bin/backup\n')
    const PATH = await only('cron', ['curl'], {
      // Not the machine's own crontab, and an ordinary user on Linux.
      crontab: `#!/bin/sh\nif [ "$1" = -l ]; then cat '${table}'; else cat > '${table}.new' && mv '${table}.new' '${table}'; fi\n`,
      uname: '#!/bin/sh\necho Linux\n', id: '#!/bin/sh\necho 1000\n',
    })
    const file = await script()
    for (let n = 0; n < 2; n += 1) expect(await start(file, ['--install'], { PATH })).toMatchObject({ code: 0, text: expect.stringContaining('elke 5 minuten') })
    const lines = (await readFile(table, 'utf8')).trim().split('\n')
    const installed = path.join(dir, '.leerpoort/leerpoort-ip.sh')
    expect(lines).toEqual(['0 3 * * * /usr/bin/backup', expect.stringMatching(/^[0-4]-59\/5 \* \* \* \* \/bin\/sh ".+leerpoort-ip\.sh" --later >\/dev\/null 2>&1$/)])
    expect(lines[1]).toContain(installed)
    expect((await run('ls', ['-l', installed])).stdout).toMatch(/^-rwx------/)
    expect(await start(installed, [], { PATH })).toEqual({ code: 0, text: 'Gemeld: 127.0.0.1\n' })
    expect((await start(file, ['--uninstall'], { PATH })).code).toBe(0)
    expect(await readFile(table, 'utf8')).toBe('0 3 * * * /usr/bin/backup\n')
    await expect(readFile(installed)).rejects.toThrow('ENOENT')
  })

  test('into a folder of somebody else on the computer it does not go: that person could put another script there', async ({ skip }) => {
    if (!(await tools('curl')) || process.getuid?.() !== 0) return skip('only root can make a folder of somebody else: the script was NOT run')
    const PATH = await only('owner', ['curl'], { crontab: '#!/bin/sh\ncat >/dev/null\n', uname: '#!/bin/sh\necho Linux\n', id: '#!/bin/sh\necho 1000\n' })
    const home = await mkdtemp(path.join(dir, 'home-'))
    const folder = path.join(home, '.leerpoort')
    await mkdir(folder)
    await chown(folder, 65534, 65534)
    const { code, text } = await start(await script(), ['--install'], { PATH, HOME: home })
    expect([code, text]).toEqual([1, `De map ${folder} is van iemand anders op deze computer. Verwijder die map en begin opnieuw.\n`])
    expect(await readdir(folder)).toEqual([])
  })
})
