import { TitleMark } from '@/components/ui/TitleMark'

/** A title's icon on the publisher's own pages. */
export function TitleIcon({ id, name, hasIcon }: { id: string; name: string; hasIcon: boolean }) {
  return <TitleMark name={name} icon={hasIcon ? id : null} size="small" />
}
