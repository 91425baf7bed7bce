/** The cookie of who still owes the second step (AUT-7): opens nothing else. */
export const STEP_COOKIE = 'inlog-stap'
