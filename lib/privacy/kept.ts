import { MODELS } from '@/lib/platform/db/described/models'

/** One column of a table, as the schema describes it (prisma/describe.mjs). `untold`: why an access report leaves it out. */
export type Field = { name: string; column: string; type: string; sealed: string | null; untold: string | null }
/** One table. `keeps`: its annotation in parts; `key`: the fields of its primary key. */
export type Model = { name: string; table: string; keeps: readonly string[] | null; key: readonly string[]; fields: readonly Field[] }

/** Every table of the database. */
export const models: readonly Model[] = MODELS
