import type { OutcomeCode } from '../outcomes'

/** How long and how much a LAS may take. */
export type Limits = {
  /** Without a byte. */
  idleMs: number
  /** Of one answer, unpacked. */
  bytes: number
}

export const LIMITS: Limits = { idleMs: 25_000, bytes: 40 * 1024 * 1024 }
/** All requests of one run together. */
export const RUN_MS = 100_000

export type Exchange = { url: string; soapAction: string; body: string; limits: Limits; signal: AbortSignal; onChunk: (chunk: Uint8Array) => void }

/**
 * Posts a SOAP 1.1 request and hands the answer on piece by piece. Answers the status, or how it failed. Follows no
 * redirect: the autorisatiesleutel is for this address alone. Never throws.
 */
export async function exchange({ url, soapAction, body, limits, signal, onChunk }: Exchange): Promise<{ status: number } | { problem: OutcomeCode }> {
  const idle = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const alive = () => {
    clearTimeout(timer)
    timer = setTimeout(() => idle.abort(), limits.idleMs)
  }
  const late = () => idle.signal.aborted || signal.aborted
  alive()
  try {
    let response: Response
    try {
      response = await fetch(url, {
        method: 'POST', body, redirect: 'manual', signal: AbortSignal.any([idle.signal, signal]),
        headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${soapAction}"`, accept: 'text/xml' },
      })
    } catch (error) {
      return { problem: late() ? 'timeout' : isTls(error) ? 'tls' : 'unreachable' }
    }
    const problem = refuse(response)
    if (problem) {
      await response.body?.cancel().catch(() => undefined)
      return { problem }
    }
    let size = 0
    const reader = response.body?.getReader()
    try {
      for (;;) {
        alive()
        const piece = await reader?.read()
        if (!piece || piece.done) return { status: response.status }
        size += piece.value.length
        if (size > limits.bytes) {
          await reader!.cancel().catch(() => undefined)
          return { problem: 'too-large' }
        }
        onChunk(piece.value)
      }
    } catch (error) {
      // What the reader of the answer throws is not the connection's fault.
      if (!late() && !isConnection(error)) throw error
      return { problem: late() ? 'timeout' : 'cut-off' }
    }
  } finally {
    clearTimeout(timer)
  }
}

/** What need not be read to be known as no answer. A fault comes with 500 and XML. */
function refuse({ status, headers }: Response): OutcomeCode | null {
  if (status >= 300 && status < 400) return 'redirect'
  const type = (headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase()
  const xml = /^(text|application)\/xml$|\+xml$/.test(type) && type !== 'application/xhtml+xml'
  if (xml && (status === 200 || status === 500)) return null
  if (status !== 200) return status === 503 ? 'fault-unavailable' : /html/.test(type) && status === 500 ? 'html' : 'http-error'
  return /html/.test(type) ? 'html' : 'wrong-type'
}

const codeOf = (error: unknown): string => {
  const { cause, code } = error as { cause?: { code?: unknown }; code?: unknown }
  return String(cause?.code ?? code ?? '')
}
const isTls = (error: unknown) => /CERT|TLS|SSL|SELF_SIGNED|ALTNAME|UNABLE_TO_(VERIFY|GET_ISSUER)/.test(codeOf(error))
const isConnection = (error: unknown) => error instanceof TypeError || /^(UND_ERR|ECONN|EPIPE|Z_)/.test(codeOf(error))
