const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** True for an id as the database has them; what else comes in an address is 'not there'. */
export function isUuid(text: string | null | undefined): text is string {
  return UUID.test(text ?? '')
}
