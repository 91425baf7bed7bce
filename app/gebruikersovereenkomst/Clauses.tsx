import { AGREEMENT_VERSION } from '@/lib/access/agreement'
import { day } from '@/lib/core/dates'
import { AGREEMENT_SINCE, USER_AGREEMENT } from '@/lib/staff/user-agreement'

/** The words of the gebruikersovereenkomst, with its version. */
export function Clauses() {
  return (
    <>
      <p className="text-sm text-muted">Versie {AGREEMENT_VERSION}, geldig vanaf {day(AGREEMENT_SINCE)}.</p>
      {USER_AGREEMENT.map(({ title, points }, at) => (
        <section key={title} aria-labelledby={`artikel-${at + 1}`}>
          <h2 id={`artikel-${at + 1}`} className="text-base">{at + 1}. {title}</h2>
          <ul className="mt-1 list-disc pl-5">{points.map((point) => <li key={point}>{point}</li>)}</ul>
        </section>
      ))}
    </>
  )
}
