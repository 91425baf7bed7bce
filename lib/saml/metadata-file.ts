import { nativeBeside } from '@/lib/access/native-staff'
import { runBeside } from '@/lib/access/run-command'
import { AppError } from '@/lib/core/errors'
import { isUuid } from '@/lib/core/ids'
import type { TextKey } from '@/lib/core/texts'
import { drain } from '@/lib/platform/http/body'
import { receiveFiles } from '@/lib/platform/http/receive-files'
import { seeOther } from '@/lib/platform/http/respond'
import type { NativeRoute } from '@/lib/platform/http/router'
import { countFailure } from '@/lib/platform/limits'
import { registerMetadata } from './register'
import { metadataText } from './read-metadata'

const PAGE = '/helpdesk/uitgeverijen'
/** One provider's metadata is some kilobytes, with many certificates some tens. */
const FILE_BYTES = 1024 * 1024

/** 'Bestand overnemen' (SSO-4): the metadata of a publisher as a plain form post with one file. */
export const samlMetadataRoute: NativeRoute = async ({ req, res, path, address }) => {
  const [, publisherId] = /^\/helpdesk\/uitgeverijen\/([^/]+)\/saml\/bestand$/.exec(path) ?? []
  if (!publisherId || req.method !== 'POST') return false
  const actor = await nativeBeside(req, address, 'publishers.keep')
  if (!actor) {
    drain(req)
    seeOther(res, '/start')
    return true
  }
  const back = (query: { fout: TextKey } | { gedaan: string }) => (seeOther(res, `${PAGE}/${encodeURIComponent(publisherId)}/saml?${new URLSearchParams(query)}`), true)
  if ((await countFailure('upload', actor.userId)) > 0) {
    drain(req)
    return back({ fout: 'too-many-uploads' })
  }
  const received = await receiveFiles(req, { most: FILE_BYTES, files: 1 })
  if ('problem' in received) return back({ fout: received.problem === 'upload-too-large' ? 'saml-metadata-too-large' : received.problem })
  const file = received.files[0]
  if (!file) return back({ fout: 'saml-metadata-missing' })
  if (!isUuid(publisherId)) return back({ fout: 'not-found' })
  try {
    await runBeside(actor, (context) => registerMetadata(context, { publisherId, metadata: metadataText(file.bytes) }))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return back({ fout: error.code !== 'invalid-input' ? error.code : error.fields.entityId ? 'saml-entity-taken' : 'saml-metadata-wrong' })
  }
  return back({ gedaan: 'metadata' })
}
