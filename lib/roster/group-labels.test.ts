import { expect, test } from 'vitest'
import { diffRoster } from './diff'
import { labelGroups } from './group-labels'
import type { GroupName } from './plan'
import { planByGroup } from './plan-groups'
import { group, pupil, roster } from './test-support'

const named = (key: string, name: string, yearGroup: string | null = null, kind: GroupName['kind'] = 'base') => ({ key, name, yearGroup, kind })

test('LAS-5: a group is called by its name, and by its year or else its key where another is called so too', () => {
  expect(Object.fromEntries(labelGroups([
    named('a', 'Egels', '5'), named('b', 'egels ', '6'), named('c', 'Otters', '5'), named('d', 'Plus', '7', 'combined'), named('e', 'Plus'), named('f', 'Plus', 'C'),
    named('g1', 'Vossen', '5'), named('g2', 'Vossen', '5'), { ...named('0b0e7b7e', 'Vossen', '5'), keyless: true },
  ]))).toEqual({
    a: 'Egels (jaargroep 5)', b: 'egels  (jaargroep 6)', c: 'Otters', d: 'Plus (samengestelde groep)', e: 'Plus (zonder jaargroep)', f: 'Plus (combinatiegroep)',
    g1: 'Vossen (jaargroep 5, sleutel g1)', g2: 'Vossen (jaargroep 5, sleutel g2)', '0b0e7b7e': 'Vossen (jaargroep 5, zonder sleutel)',
  })
})

test('LAS-5: so in a preview, also in who moves; a group that was gone long ago and is not spoken of takes no part', () => {
  const current = {
    groups: [{ id: '1', key: 'a', name: 'Egels', kind: 'base' as const, yearGroup: '5' }, { id: '2', key: 'old', name: 'Otters', kind: 'base' as const, yearGroup: '8', removed: true }],
    pupils: [{ id: 'x', key: 'p', firstName: 'Bo', combinedGroupKeys: [], groupKey: 'a', yearGroup: '5' }], staff: [],
  }
  const plan = diffRoster(current, roster({ groups: [group('a', { name: 'Egels', yearGroup: '5' }), group('b', { name: 'Egels', yearGroup: '6' }), group('c', { name: 'Otters', yearGroup: '6' })], pupils: [pupil('p', { firstName: 'Bo', groupKey: 'b', yearGroup: '5' })] }))
  const { groups, names } = planByGroup(plan)
  expect(groups.map(({ name }) => name)).toEqual(['Egels (jaargroep 5)', 'Egels (jaargroep 6)', 'Otters'])
  expect([names.get('a'), names.get('b')]).toEqual(['Egels (jaargroep 5)', 'Egels (jaargroep 6)'])
})
