import { redirect } from 'next/navigation'

/** The address of home login that schools and publishers know (MAT-3). */
export default function KnownAddressPage() {
  redirect('/thuis')
}
