/** So many characters of metadata may be pasted: a form that is far longer never reaches the server action. */
export const METADATA_LONGEST = 200_000
export const METADATA_TOO_LONG = 'Dit is te lang voor de metadata van één uitgeverij: ten hoogste 200.000 tekens.'
