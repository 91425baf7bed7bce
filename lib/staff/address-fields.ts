/** The names of the fields of the table with addresses, each before a person's id: what it shows, what is typed, the tick. */
export const SHOWN = 's-'
export const EMAIL = 'e-'
export const CONFIRM = 'c-'
