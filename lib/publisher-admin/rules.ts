/** Where a publisher's titles may lie (domain facts 1.4, 'allow-listed'): as agreed with the helpdesk, else at the origins of its connection. */
export function allowedBeginnings({ allowedUrls, loginUrl, redirectUris }: { allowedUrls: readonly string[]; loginUrl: string | null; redirectUris: readonly string[] }): readonly string[] {
  if (allowedUrls.length > 0) return allowedUrls
  const all = [loginUrl, ...redirectUris].filter((url): url is string => url !== null && URL.canParse(url))
  return [...new Set(all.map((url) => `${new URL(url).origin}/`))]
}

/** Whether a title may open at this address; credentials and fragments are no part of an address that is passed on. */
export function isAllowedAddress(address: string, beginnings: readonly string[]): boolean {
  if (!URL.canParse(address)) return false
  const { href, username, password, hash } = new URL(address)
  return beginnings.some((beginning) => href.startsWith(beginning)) && !username && !password && !hash
}

/** Levels as somebody types them: by commas, in order, each once. */
export function readLevels(text: string): string[] {
  return [...new Set(text.split(',').map((level) => level.trim()).filter(Boolean))]
}

/** A code from a name, as publishers choose them: `Taal Brug 5` becomes `taal-brug-5`. Empty when nothing is left of it. */
export function codeFrom(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60)
}
