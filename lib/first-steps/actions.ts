'use server'

import { z } from 'zod'
import { action } from '@/lib/access/action'
import { hideFirstSteps, stepsBefore } from './hide'

/** 'Berg deze lijst op'. */
export const hideFirstStepsAction = action({ may: 'manage.view', input: z.object({}), first: stepsBefore, run: (context, _input, left) => hideFirstSteps(context, left), refresh: ['/beheer'] })
