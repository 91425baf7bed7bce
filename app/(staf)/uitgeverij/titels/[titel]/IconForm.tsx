import { FileField } from '@/components/ui/FileField'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TitleIcon } from '../../TitleIcon'

/** A plain form: the front door reads the file (LIC-10). */
export function IconForm({ id, name, hasIcon }: { id: string; name: string; hasIcon: boolean }) {
  return (
    <form action="/uitgeverij/icoon" method="post" encType="multipart/form-data" className="flex flex-col gap-4">
      <input type="hidden" name="title" value={id} />
      <p className="flex items-center gap-3"><TitleIcon id={id} name={name} hasIcon={hasIcon} />{hasIcon ? 'Zo staat het bij scholen.' : 'Nog geen eigen icoon: scholen zien dit teken.'}</p>
      <FileField name="icon" label="Bestand" help={hasIcon ? 'Zonder bestand wordt het icoon weggehaald.' : undefined} accept="image/png,image/svg+xml" />
      <div><SubmitButton>Icoon opslaan</SubmitButton></div>
    </form>
  )
}
