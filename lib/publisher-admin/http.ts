import { nativeBeside } from '@/lib/access/native-staff'
import { AppError } from '@/lib/core/errors'
import type { TextKey } from '@/lib/core/texts'
import { drain } from '@/lib/platform/http/body'
import { receiveFiles } from '@/lib/platform/http/receive-files'
import { seeOther } from '@/lib/platform/http/respond'
import type { NativeRoute } from '@/lib/platform/http/router'
import { countFailure } from '@/lib/platform/limits'
import { ICON_BYTES, readIcon } from './icon'
import { saveIcon } from './save-icon'

const PAGE = '/uitgeverij'

/** 'Icoon opslaan' (LIC-10): a plain form post with one file, looked at before it is kept; without a file the icon goes. */
export const iconRoute: NativeRoute = async ({ req, res, path, address }) => {
  if (path !== `${PAGE}/icoon` || req.method !== 'POST') return false
  const actor = await nativeBeside(req, address, 'publisher.manage')
  if (!actor) {
    drain(req)
    seeOther(res, '/start')
    return true
  }
  const back = (titleId: string | undefined, query: Record<string, string>) => (seeOther(res, `${titleId ? `${PAGE}/titels/${encodeURIComponent(titleId)}` : PAGE}?${new URLSearchParams(query)}`), true)
  if ((await countFailure('upload', actor.userId)) > 0) {
    drain(req)
    return back(undefined, { fout: 'too-many-uploads' satisfies TextKey })
  }
  const received = await receiveFiles(req, { most: ICON_BYTES, files: 1 })
  if ('problem' in received) return back(undefined, { fout: received.problem === 'upload-too-large' ? 'icon-too-large' : received.problem })
  const { title = '' } = received.fields
  const file = received.files[0]
  const read = file ? readIcon(file.bytes) : { icon: null }
  if ('problem' in read) return back(title, { fout: read.problem })
  try {
    await saveIcon(actor, title, read.icon)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return back(undefined, { fout: 'not-found' })
    throw error
  }
  return back(title, { gedaan: 'icoon' })
}
