/** The names of the fields of the table with addresses, each before a person's id: what it shows, what is typed, the tick, and what the LAS offered. */
export const SHOWN = 's-'
export const EMAIL = 'e-'
export const CONFIRM = 'c-'
export const OFFERED = 'o-'
