export type PictureKind = 'pupil' | 'password' | 'title'

/** Where the browser finds an exported picture (scripts/pictures.ts puts it there). */
export function pictureAddress(kind: PictureKind, slug: string): string {
  return `/pictures/${kind}/${slug}.svg`
}
