import { Button, type ButtonVariant } from './Button'

/**
 * 'Opnieuw beginnen' (AUT-9): drops the portal's own cookies and stored pages in this browser, and starts afresh. A plain form,
 * so that it works whatever is the matter with the page. `to`: one of the portal's doors.
 */
export function StartOver({ to = '/', variant = 'secondary' }: { to?: '/' | '/login/leerkracht' | '/thuis'; variant?: ButtonVariant }) {
  return (
    <form method="post" action="/opnieuw-beginnen">
      <input type="hidden" name="naar" value={to} />
      <Button type="submit" variant={variant}>Opnieuw beginnen</Button>
    </form>
  )
}
