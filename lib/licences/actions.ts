'use server'

import { action } from '@/lib/access/action'
import { linkGroups } from './link-groups'
import { linkInput } from './schema'

/** 'Opslaan' of the licence table in the portal (LIC-9). */
export const linkGroupsAction = action({ may: 'licences.link', input: linkInput, run: linkGroups, refresh: ['/lesmateriaal', '/lesmateriaal/licenties'] })
