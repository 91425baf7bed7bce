/**
 * Requests of publishers are the front door's (lib/native-routes). This answers only what Next asks itself after a login that goes on
 * to one: nothing to show, so that the browser goes there itself.
 */
export function GET(): Response {
  return new Response(null, { status: 204 })
}
