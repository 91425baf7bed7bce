import { auditActor } from '@/lib/access/audit-actor'
import { nativeBeside } from '@/lib/access/native-staff'
import type { TextKey } from '@/lib/core/texts'
import { env } from '@/lib/platform/env'
import { drain } from '@/lib/platform/http/body'
import { receiveFiles } from '@/lib/platform/http/receive-files'
import { seeOther } from '@/lib/platform/http/respond'
import type { NativeRoute } from '@/lib/platform/http/router'
import { countFailure } from '@/lib/platform/limits'
import { stageDuoImport } from './stage-duo-import'

const PAGE = '/helpdesk/duo'

/** 'Lees in' (ACC-2): DUO's files as a plain form post, read while they stream in; on to what they change. */
export const duoRoute: NativeRoute = async ({ req, res, path, address }) => {
  if (path !== `${PAGE}/bestand` || req.method !== 'POST') return false
  const back = (code: TextKey, missing: readonly string[] = []) => (seeOther(res, `${PAGE}?${new URLSearchParams([['fout', code], ...missing.map((column) => ['mist', column])])}`), true)
  const actor = await nativeBeside(req, address, 'duo.keep')
  if (!actor) {
    drain(req)
    seeOther(res, '/start')
    return true
  }
  if ((await countFailure('upload', actor.userId)) > 0) {
    drain(req)
    return back('too-many-uploads')
  }
  const received = await receiveFiles(req, { most: env().UPLOAD_MAX_MB * 1024 * 1024, files: 2 })
  if ('problem' in received) return back(received.problem === 'upload-too-large' ? 'duo-too-large' : received.problem)
  const addresses = received.files.find(({ field }) => field === 'adressen')
  if (!addresses) return back('duo-missing')
  const boards = received.files.find(({ field }) => field === 'besturen')?.bytes ?? null
  const staged = await stageDuoImport({ fileName: addresses.name, addresses: addresses.bytes, boards }, auditActor(actor), new Date())
  if ('problem' in staged) return back(staged.problem, 'missing' in staged ? staged.missing : [])
  seeOther(res, `${PAGE}/${staged.id}`)
  return true
}
