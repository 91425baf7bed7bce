/**
 * The version of the gebruikersovereenkomst that staff must have accepted (ACC-3, DAT-5). Another one, and everybody is asked
 * again at the next click. Its words stand in `lib/staff/user-agreement.ts`.
 */
export const AGREEMENT_VERSION = '2026-1'
