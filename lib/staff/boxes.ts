/** The prefixes of check boxes' names: each box has a name of its own, so that a form that was refused gives them all back. */
export const ROLE_BOX = 'role-'
export const GROUP_BOX = 'g-'
