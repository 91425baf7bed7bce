import { FormCheckbox } from '@/components/forms/choices'
import { GIVEN_ROLES, ROLE_WORDS, type GivenRole, type StaffRole } from '@/lib/access/actor'
import { GROUP_BOX, ROLE_BOX } from '@/lib/staff/boxes'

const HELP: Record<GivenRole, string> = {
  coordinator: 'Beheert het account van de school en ziet alle groepen.',
  careCoordinator: 'Ziet alle groepen.',
  remedialTeacher: 'Ziet alle groepen.',
  intern: 'Ziet de ene groep die u hieronder aanvinkt.',
  supportStaff: 'Ziet de groepen die u hieronder aanvinkt.',
}

/** ACC-4: the roles that a coordinator gives, and the groups for those that need a pick. */
export function RoleFields({ roles, picked, groups }: { roles: readonly StaffRole[]; picked: readonly string[]; groups: { id: string; name: string }[] }) {
  return (
    <>
      <fieldset>
        <legend className="mb-1.5 font-semibold">Rollen</legend>
        {GIVEN_ROLES.filter((role) => role !== 'intern' || groups.length > 0 || roles.includes(role)).map((role) => <FormCheckbox key={role} name={ROLE_BOX + role} label={sentenceCase(ROLE_WORDS[role])} help={HELP[role]} defaultChecked={roles.includes(role)} />)}
        {groups.length === 0 && <p className="text-sm text-muted">Een stagiair(e) hoort bij één groep. Uw school heeft nog geen groepen: breng die eerst binnen bij Gebruikersgegevens invoeren.</p>}
      </fieldset>
      {groups.length > 0 && (
        <fieldset>
          <legend className="mb-1.5 font-semibold">Groepen</legend>
          <p className="text-sm text-muted">Alleen voor stagiair(e) (precies één groep) en onderwijsondersteunend personeel.</p>
          <div className="grid sm:grid-cols-2 lg:grid-cols-3">
            {groups.map((group) => <FormCheckbox key={group.id} name={GROUP_BOX + group.id} label={group.name} defaultChecked={picked.includes(group.id)} />)}
          </div>
        </fieldset>
      )}
    </>
  )
}

function sentenceCase(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1)
}
