import { articlesOf, type AgreementText } from '@/lib/agreements/text'

/** The agreement's text, as the PDF has it too. */
export function Articles({ text, portal }: { text: AgreementText; portal: string }) {
  return (
    <div className="flex flex-col gap-5">
      {articlesOf(text, portal).map(({ title, paragraphs }, at) => (
        <section key={title} className="flex flex-col gap-1.5">
          <h2 className="text-lg">{at + 1}. {title}</h2>
          {paragraphs.map((paragraph, part) => <p key={paragraph}><span className="text-muted">{at + 1}.{part + 1}</span> {paragraph}</p>)}
        </section>
      ))}
    </div>
  )
}
