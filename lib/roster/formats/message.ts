/** What the answer of a link says (domain facts 3.2, 3.4): data, nothing new, nothing there, or a fault with its code. The fault's text stays out: it may hold whatever was asked. */
export type SoapMessage = { kind: 'data' } | { kind: 'unchanged' } | { kind: 'empty' } | { kind: 'fault'; code: string }
