type Part = string | { steps: readonly string[] } | { points: readonly string[] }

/** Paragraphs, steps in order and points, as answers and manuals are written. */
export function Parts({ parts }: { parts: readonly Part[] }) {
  return parts.map((part, at) => {
    if (typeof part === 'string') return <p key={at}>{part}</p>
    if ('steps' in part) return <ol key={at} className="flex list-decimal flex-col gap-1 pl-5">{part.steps.map((step) => <li key={step}>{step}</li>)}</ol>
    return <ul key={at} className="flex list-disc flex-col gap-1 pl-5">{part.points.map((point) => <li key={point}>{point}</li>)}</ul>
  })
}
