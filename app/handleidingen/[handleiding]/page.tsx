import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { HelpFrame } from '@/app/HelpFrame'
import { PrintButton } from '@/components/frames/PrintButton'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Parts } from '@/components/ui/Parts'
import { manualOf } from '@/lib/helpdesk/manuals'

type Props = { params: Promise<{ handleiding: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: manualOf((await params).handleiding)?.title ?? 'Handleidingen' }
}

/** One manual (HLP-1): what goes on paper is what stands here. */
export default async function ManualPage({ params }: Props) {
  const manual = manualOf((await params).handleiding)
  if (!manual) notFound()
  return (
    <HelpFrame back={<BackLink href={manual.for.includes('parent') ? '/handleidingen?rol=parent' : '/handleidingen'}>Handleidingen</BackLink>} title={manual.title} sentence={manual.sentence} actions={<PrintButton />} forParents={manual.for.includes('parent')}>
      {manual.chapters.map(({ title, parts }) => (
        <section key={title} className="flex max-w-prose flex-col gap-3 break-inside-avoid">
          <h2>{title}</h2>
          <Parts parts={parts} />
        </section>
      ))}
    </HelpFrame>
  )
}
