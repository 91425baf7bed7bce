import { pictureAddress, type PictureKind } from '@/lib/pictures/address'
import clsx from 'clsx'

/**
 * A pupil picture or password picture by its slug. Give `label` where nothing beside it says the
 * name; without one it is decoration. A plain img: these are small static SVG files, which Next's
 * image service would only pass on.
 */
export function Picture({ kind, slug, label, className = 'size-10' }: {
  kind: PictureKind
  slug: string
  label?: string
  className?: string
}) {
  return (
    // eslint-disable-next-line @next/next/no-img-element -- see above
    <img src={pictureAddress(kind, slug)} alt={label ?? ''} width={128} height={128} draggable={false} className={clsx('inline-block select-none', className)} />
  )
}

/** The small picture in a table or list, on a soft tile as in the groepsoverzicht. */
export function PictureTile({ kind, slug, label }: { kind: PictureKind; slug: string; label: string }) {
  return (
    <span className="keep-colours inline-flex size-10 items-center justify-center rounded-control bg-sun-tint">
      <Picture kind={kind} slug={slug} label={label} className="size-8" />
    </span>
  )
}
