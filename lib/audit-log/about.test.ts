import { describe, expect, it } from 'vitest'
import { aboutOf } from './about'

describe('DAT-2: what an event is about, where it is about nobody', () => {
  it('a refusal says what was wanted, in the words of the permissions', () => {
    expect(aboutOf('action.refused', { permission: 'network.set' })).toBe('de IP-adressen van de school beheren')
    expect(aboutOf('action.refused', { permission: 'toString' })).toBeNull()
    expect(aboutOf('action.refused', {})).toBeNull()
  })
  it('DUO’s changes say of what', () => {
    expect(aboutOf('school.followed-duo', { name: true, address: true })).toBe('naam en adres')
    expect(aboutOf('school.followed-duo', { name: false, address: true })).toBe('adres')
    expect(aboutOf('school.followed-duo', {})).toBeNull()
    expect(aboutOf('school.brin-taken-over', { from: '00AA', to: '01BB' })).toBe('00AA werd 01BB')
  })
  it('nothing of other events', () => expect(aboutOf('roster.applied', { pupils: 3 })).toBeNull())
})
