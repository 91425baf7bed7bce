import * as client from 'openid-client'

export type OidcSettings = { issuer: string; clientId: string; clientSecret: string; redirectUri: string }

/** What must be the same at the start of a login and at its end. */
export type Proof = { state: string; nonce: string; verifier: string }

/** The portal refused, and said so in the protocol's words (OAuth 2.0, 4.1.2.1). */
export class PortalRefusal extends Error {
  override name = 'PortalRefusal'
  constructor(
    readonly code: string,
    readonly description: string | undefined,
  ) {
    super(code)
  }
}

/** One publisher as an OpenID Connect client of the portal: authorization code, PKCE S256, state, nonce, ES256. */
export class OidcClient {
  private found: Promise<client.Configuration> | undefined

  constructor(private readonly settings: OidcSettings) {}

  /** Where to send the browser for a login. */
  async authorizationAddress(
    { state, nonce, verifier }: Proof,
    { target, loginHint }: { target: string; loginHint?: string },
  ): Promise<string> {
    const configuration = await this.discover()
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.settings.redirectUri,
      scope: 'openid',
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      // lets the portal check the licence of this very title where we begin by ourselves and there is no hint of its own
      target_link_uri: target,
      ...(loginHint === undefined ? {} : { login_hint: loginHint }),
    })
    return address.href
  }

  /** Exchanges the code that came back; answers the claims of the checked id token. */
  async finish(callback: URL, { state, nonce, verifier }: Proof): Promise<Record<string, unknown>> {
    const configuration = await this.discover()
    try {
      const tokens = await client.authorizationCodeGrant(configuration, callback, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      })
      return { ...tokens.claims() }
    } catch (error) {
      if (error instanceof client.AuthorizationResponseError)
        throw new PortalRefusal(error.error, error.error_description)
      // the portal may have moved or changed its keys: ask anew next time
      this.found = undefined
      throw error
    }
  }

  /** Once for all logins; a failure is not kept, so a portal that starts later is found. */
  private discover(): Promise<client.Configuration> {
    this.found ??= this.fetchConfiguration().catch((error: unknown) => {
      this.found = undefined
      throw error
    })
    return this.found
  }

  private fetchConfiguration(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings
    const plainHttp = new URL(issuer).protocol === 'http:'
    return client.discovery(
      new URL(issuer),
      clientId,
      { id_token_signed_response_alg: 'ES256' },
      client.ClientSecretBasic(clientSecret),
      {
        timeout: 10,
        execute: [client.enableNonRepudiationChecks, ...(plainHttp ? [client.allowInsecureRequests] : [])],
      },
    )
  }
}
