import { randomUUID } from 'node:crypto'
import { run } from '@/lib/platform/db/pool'
import { VISIT } from './sql'

/** Notes that somebody goes to a publisher in this session, which will hear of its end (SSO-2). Answers the session's name there (`sid`). */
export async function visit(sessionId: string, clientId: string): Promise<string> {
  const [row] = await run<{ sid: string }>(VISIT, [sessionId, clientId, randomUUID()])
  return row!.sid
}
