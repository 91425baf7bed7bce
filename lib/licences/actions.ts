'use server'

import { action } from '@/lib/access/action'
import { linkGroups } from './link-groups'
import { linkPupil } from './link-pupil'
import { levelsInput, linkInput, linkPupilInput } from './schema'
import { setLevels } from './set-levels'

/** 'Opslaan' of the licence table in the portal (LIC-9). */
export const linkGroupsAction = action({ may: 'licences.link', input: linkInput, run: linkGroups, refresh: ['/lesmateriaal', '/lesmateriaal/licenties'] })

const refresh = ['/lesmateriaal', '/lesmateriaal/licenties', '/lesmateriaal/licenties/[licentie]', '/lesmateriaal/gebruik']

/** 'Koppel leerling' (LIC-4, LIC-9). */
export const linkPupilAction = action({ may: 'licences.link', input: linkPupilInput, run: linkPupil, refresh })

/** 'Sla niveaus op' (LIC-4). */
export const setLevelsAction = action({ may: 'licences.link', input: levelsInput, run: setLevels, refresh })
