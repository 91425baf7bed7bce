/** What a new password must be, said before it is chosen (AUT-2). `least`, `most`: characters. */
export function PasswordRules({ least, most }: { least: number; most: number }) {
  return (
    <div className="flex flex-col gap-1">
      <p className="font-semibold">Regels voor uw wachtwoord</p>
      <ul className="list-disc pl-5 text-muted">
        <li>{least} tot {most} tekens</li>
        <li>ten minste 1 letter en 1 cijfer</li>
      </ul>
      <p className="text-muted">Advies: kies een wachtwoordzin, zoals een paar woorden met een getal. Die is lang en toch goed te onthouden.</p>
    </div>
  )
}
