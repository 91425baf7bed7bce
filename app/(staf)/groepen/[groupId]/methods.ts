import type { LoginMethod } from '@/lib/pupil-login/rules'

/** The three ways in which a pupil logs in, as a teacher chooses them (GRP-2). */
export const METHODS: Record<LoginMethod, { label: string; spoken: string; help: string }> = {
  pin: { label: 'Pincode', spoken: 'pincode', help: 'Vier cijfers. Voor leerlingen die cijfers kennen.' },
  picture: { label: 'Wachtwoordplaatje', spoken: 'wachtwoordplaatje', help: 'Eén geheim plaatje uit twaalf. Voor leerlingen die nog niet lezen.' },
  badge: { label: 'QR-badge', spoken: 'QR-badge', help: 'Een kaartje voor de camera van de tablet. Print eerst de badges: zonder badge komt een leerling niet binnen. Wie nog geen badge heeft, krijgt er een.' },
}
