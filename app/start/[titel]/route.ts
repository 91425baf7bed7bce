/**
 * Launches are the front door's (lib/native-routes). This answers only what Next asks itself after a form that ends
 * here, such as logging in by a shortcut (MAT-3): nothing to show, so that the browser goes there itself.
 */
export function GET(): Response {
  return new Response(null, { status: 204 })
}
