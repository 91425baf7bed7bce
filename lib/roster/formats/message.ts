/** What the answer of a link says (domain facts 3.2, 3.4): data, nothing new, nothing there, or a fault with its code. */
export type SoapMessage = { kind: 'data' } | { kind: 'unchanged' } | { kind: 'empty' } | { kind: 'fault'; code: string; text: string; detail: string }
