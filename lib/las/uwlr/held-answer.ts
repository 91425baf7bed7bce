import { createHash } from 'node:crypto'
import type { DraftReader } from '@/lib/roster/formats/edexml'

/** Bytes of an answer that are held back at most: some ten times those of a large school. */
const MOST = 2 * 1024 * 1024

/** When an answer was made says nothing of the school, and is another moment each time. The reader skips these elements; where comments or CDATA may hold what only looks like them, all counts. */
const MOMENTS = /<((?:[\w-]+:)?(?:aanmaakdatum|peildatum))>[\d:.TZ+-]{1,40}<\/\1>/g
const HIDING = /<!(?:--|\[CDATA\[)/

/** An answer that is read only when it has to be. One that is too long to hold back is read as it comes. */
export type HeldAnswer = {
  write: DraftReader['write']
  /** A text that two answers share when they say the same, byte by byte, and were asked for the same (`about`). Null when it was not held back. */
  digest: (about: readonly (string | null)[]) => string | null
  finish: DraftReader['finish']
}

/** Stands before a reader and holds back what it would read. */
export function holdBack(reader: DraftReader, most = MOST): HeldAnswer {
  let held: Uint8Array[] | null = []
  let size = 0
  const release = () => {
    for (const chunk of held ?? []) reader.write(chunk)
    held = null
  }
  return {
    write(chunk) {
      if (!held) return reader.write(chunk)
      held.push(chunk)
      size += chunk.length
      if (size > most) release()
    },
    digest(about) {
      if (!held) return null
      const said = Buffer.concat(held).toString('latin1')
      return createHash('sha256').update(JSON.stringify(about)).update(HIDING.test(said) ? said : said.replace(MOMENTS, ''), 'latin1').digest('hex')
    },
    finish() {
      release()
      return reader.finish()
    },
  }
}
