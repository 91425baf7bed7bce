import { importJWK, SignJWT } from 'jose'
import { fetchOutside, readAtMost } from '@/lib/platform/outside'
import { ANSWER_BYTES, ANSWER_TYPE, DEADLINE_MS, QUESTION_SECONDS, QUESTION_TYPE, readAnswer, TOKEN_TYPE, type ToldLicence } from './contract'

type Answer = Awaited<ReturnType<typeof fetchOutside>>

/** Why a question got no usable answer. */
export type NoAnswer = 'slow' | 'unreachable' | 'redirected' | 'refused' | 'too-large' | 'not-json' | 'wrong-shape'

/** A publisher that did not answer as agreed. The message is for the log: it holds nothing of what was said. */
export class LookupError extends Error {
  override name = 'LookupError'
  constructor(readonly code: NoAnswer, status?: number) {
    super(status === undefined ? code : `${code} ${status}`)
  }
}

/** Who is asked, by the numbers that publishers know school and person by. */
export type Question = { url: string; school: number; person: number }
/** The portal as it signs: its issuer and the private key that signs now. */
export type Signer = { issuer: string; jwk: { kid?: string } & Record<string, unknown> }

/** The question as a JWT: for this publisher's address alone, for a minute, and once. */
export async function signQuestion({ url, school, person }: Question, { issuer, jwk }: Signer, now: Date, id: string): Promise<string> {
  const at = Math.floor(now.getTime() / 1000)
  return new SignJWT({ instelling: school, gebruiker: person })
    .setProtectedHeader({ alg: 'ES256', typ: TOKEN_TYPE, ...(jwk.kid === undefined ? {} : { kid: jwk.kid }) })
    .setIssuer(issuer).setAudience(url).setJti(id).setIssuedAt(at).setExpirationTime(at + QUESTION_SECONDS)
    .sign(await importJWK(jwk, 'ES256'))
}

/**
 * Puts a signed question to a publisher (LIC-2). Follows no redirect, reads no more than `ANSWER_BYTES`, and is done with
 * everything within the deadline. @throws LookupError
 */
export async function ask(url: string, token: string, deadline: number = DEADLINE_MS): Promise<ToldLicence[]> {
  const signal = AbortSignal.timeout(deadline)
  let response: Answer
  try {
    response = await fetchOutside(url, { method: 'POST', body: token, signal, headers: { 'content-type': QUESTION_TYPE, accept: ANSWER_TYPE } })
  } catch {
    throw new LookupError(signal.aborted ? 'slow' : 'unreachable')
  }
  const refusal = refuse(response)
  if (refusal) {
    await response.body?.cancel().catch(() => undefined)
    throw refusal
  }
  const told = readAnswer(parse(await readBody(response, signal)))
  if (!told) throw new LookupError('wrong-shape')
  return told
}

function refuse({ status, headers }: Answer): LookupError | null {
  if (status >= 300 && status < 400) return new LookupError('redirected', status)
  if (status !== 200) return new LookupError('refused', status)
  return headers.get('content-type')?.split(';')[0]!.trim().toLowerCase() === ANSWER_TYPE ? null : new LookupError('not-json')
}

async function readBody(response: Answer, signal: AbortSignal): Promise<string> {
  let body: Buffer | null
  try {
    body = await readAtMost(response, ANSWER_BYTES)
  } catch {
    throw new LookupError(signal.aborted ? 'slow' : 'unreachable')
  }
  if (!body) throw new LookupError('too-large')
  return body.toString('utf8')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new LookupError('not-json')
  }
}
