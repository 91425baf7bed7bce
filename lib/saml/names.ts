/** The names of SAML 2.0 that this slice speaks, and no others. */
export const NS = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
} as const

export const BINDINGS = {
  redirect: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
  post: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
} as const

export const NAME_ID_PERSISTENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'
export const NAME_ID_FORMATS: readonly string[] = [NAME_ID_PERSISTENT, 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified']

/** SHA-1 and HMAC are not among them: a forger could make the first, and the second is no signature. */
export const SIGNATURES = {
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': 'RSA-SHA256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': 'RSA-SHA512',
} as const satisfies Record<string, string>
export const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
export const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256'
export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#'
export const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'

/** Digests that a service provider's signature may use. */
export const DIGESTS: readonly string[] = [SHA256, 'http://www.w3.org/2001/04/xmlenc#sha512']

/** True for a signature algorithm of the table. */
export function isSignatureAlgorithm(text: string | null | undefined): text is keyof typeof SIGNATURES {
  return typeof text === 'string' && Object.hasOwn(SIGNATURES, text)
}
