/** What was typed, to go back into the form; secrets and files do not. Of several fields with one name the last. */
export function typedValues(form: FormData): Record<string, string> {
  const entries = [...form.entries()].filter(([name, value]) => typeof value === 'string' && !/password|secret|token|authorisationKey|^\$/i.test(name))
  return Object.fromEntries(entries) as Record<string, string>
}
