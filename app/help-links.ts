import { EVERYWHERE, type FrameLink } from '@/components/frames/parts'

/** Under the pages of staff; never under those of parents and pupils, whom the school helps (HLP-5). */
export const HELP_LINKS: readonly FrameLink[] = [
  { label: 'Handleidingen', href: '/handleidingen' },
  { label: 'Actueel', href: '/actueel' },
  { label: 'Status', href: '/status' },
  { label: 'Bij wie moet ik zijn?', href: '/bij-wie' },
  { label: 'Contact', href: '/contact' },
  ...EVERYWHERE,
]

/** Under the pages of parents and pupils. */
export const SCHOOL_HELPS: readonly FrameLink[] = [{ label: 'Privacy', href: '/privacy' }]
