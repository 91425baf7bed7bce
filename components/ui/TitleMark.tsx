import { PublisherMark } from './PublisherMark'

const LOOKS = { small: 'size-7 shrink-0 rounded-lg object-contain', normal: 'size-10 shrink-0 rounded-control object-contain', large: 'size-24 shrink-0 rounded-tile object-contain' }

/**
 * The icon that a publisher gave a title, or our own mark. `icon` is the title's id when it has one. The name stands beside
 * it, so it is decoration. As an image an SVG can run nothing.
 */
export function TitleMark({ name, icon, size = 'normal' }: { name: string; icon: string | null; size?: 'small' | 'normal' | 'large' }) {
  if (icon === null) return <PublisherMark name={name} size={size} />
  // Our own route gives it, at its own size: there is nothing for Next's image service to do.
  // eslint-disable-next-line @next/next/no-img-element
  return <img src={`/titel-icoon/${icon}`} alt="" className={LOOKS[size]} />
}
