import type { LasSystem } from '@/lib/las/rules'

/** How the outside world's LAS systems hand over their data. Plain data: scripts read it too. */
export const LAS_PROFILES: Record<LasSystem, 'whole' | 'stepwise'> = { parnassys: 'whole', esis: 'whole', dotcomschool: 'whole', eduscope: 'stepwise' }

/** Under which name the portal's autorisatiesleutel at a system stands among the secrets. */
export const lasKey = (system: string) => `las ${system}`
/** What the portal is to them. */
export const LAS_CUSTOMER = { customerCode: 'leerpoort', customerName: 'Leerpoort' }
