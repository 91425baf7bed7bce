/** What is wrong at which field, in the order in which the fields stand on the page; what is no field of it comes last. */
export function inFieldOrder(errors: Readonly<Record<string, string[]>>, names: readonly string[]): [string, string[]][] {
  const place = (field: string) => {
    const at = names.indexOf(field)
    return at < 0 ? names.length : at
  }
  return Object.entries(errors).sort(([one], [other]) => place(one) - place(other))
}
