import { cp, mkdtemp, rm, writeFile, chmod, stat, chown } from 'node:fs/promises'
import { randomBytes, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { decrypt, encrypt } from '@/lib/platform/crypto'
import { migrate } from '@/lib/platform/db/migrate'
import { startDatabase } from '@/scripts/stack/database'

const folders: string[] = []
const folder = async () => {
  const made = await mkdtemp(path.join(tmpdir(), 'leerpoort-restore-'))
  await chmod(made, 0o755)
  folders.push(made)
  return made
}
afterAll(() => Promise.all(folders.map((each) => rm(each, { recursive: true, force: true }))))

async function connected<Data>(url: string, work: (client: pg.Client) => Promise<Data>): Promise<Data> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** docs/operations.md, 'Backups': a base backup is taken while the portal runs, and restored elsewhere. */
test('a backup that is taken while the portal works comes back whole, with its secrets, and takes this release’s migrations', { timeout: 180_000 }, async () => {
  const [there, elsewhere] = [await folder(), await folder()]
  const password = randomUUID()
  const first = await startDatabase(there, password)
  await migrate(first.url)
  await connected(first.url, async (client) => {
    const { rows } = await client.query<{ id: string }>(`with b as (insert into board (number, name) values ('41001', 'Stichting') returning id) insert into school (name, brin, board_id) select 'De Regenboog', '99RB00', id from b returning id`)
    const add = (name: string) => client.query('insert into pupil (school_id, first_name, picture, pin_cipher, picture_cipher) values ($1, $2, $3, $4, $5)', [rows[0]!.id, name, 'uil', Buffer.from(encrypt('4711', 'pin')), randomBytes(40)])
    await add('Voor')
    await client.query("select pg_backup_start('proef', true)")
    await add('Tijdens')
    await cp(path.join(there, 'postgres'), path.join(elsewhere, 'postgres'), { recursive: true, filter: (file) => !/postmaster\.(pid|opts)$/.test(file) })
    const { rows: label } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)')
    // The log that was written meanwhile belongs to the backup.
    await cp(path.join(there, 'postgres/pg_wal'), path.join(elsewhere, 'postgres/pg_wal'), { recursive: true })
    await writeFile(path.join(elsewhere, 'postgres/backup_label'), label[0]!.labelfile)
    await add('Daarna')
  })
  await ownedAs(path.join(there, 'postgres'), path.join(elsewhere, 'postgres'))
  await first.stop()
  await rm(there, { recursive: true, force: true })

  const second = await startDatabase(elsewhere, password)
  try {
    expect(await migrate(second.url)).toEqual([])
    const pupils = await connected(second.url, (client) => client.query<{ first_name: string; pin_cipher: Buffer }>('select first_name, pin_cipher from pupil order by created_at'))
    expect(pupils.rows.map((row) => row.first_name).slice(0, 2)).toEqual(['Voor', 'Tijdens'])
    expect(decrypt(pupils.rows[0]!.pin_cipher, 'pin')).toBe('4711')
  } finally {
    await second.stop()
  }
})

/** As root, PostgreSQL runs as its own user: the copy is that user's, as the original is. */
async function ownedAs(original: string, copy: string): Promise<void> {
  const { uid, gid, mode } = await stat(original)
  await chmod(copy, mode)
  if (process.getuid?.() !== 0) return
  const { readdir } = await import('node:fs/promises')
  await chown(copy, uid, gid)
  for (const entry of await readdir(copy, { recursive: true, withFileTypes: true })) await chown(path.join(entry.parentPath, entry.name), uid, gid)
}
