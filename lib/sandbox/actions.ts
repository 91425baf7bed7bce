'use server'

import { openAction } from '@/lib/access/action'
import { requireHuman } from '@/lib/access/captcha'
import { askSandboxLink } from './ask-link'
import { prolongSandbox, removeSandbox } from './keep-sandbox'
import { makeSandbox } from './make-sandbox'
import { requireSandboxes, requireTrials } from './mode'
import { askSandboxInput, makeSandboxInput, sandboxInput } from './schema'

const PAGE = '/uitgevers/proef'

/** 'Stuur mij een link' (PUB-5). */
export const askSandboxAction = openAction({
  input: askSandboxInput,
  run: async (context, { email, captcha }) => {
    await requireTrials()
    await askSandboxLink(email, context, () => requireHuman('sandbox', captcha, context.address))
    return `${PAGE}?verstuurd=ja`
  },
})

/** 'Maak mijn proefomgeving'. */
export const makeSandboxAction = openAction({
  input: makeSandboxInput,
  run: async (context, input) => {
    await requireTrials()
    await makeSandbox(input, context)
    return `${PAGE}/${input.token}`
  },
})

/** 'Verleng'. */
export const prolongSandboxAction = openAction({
  input: sandboxInput,
  run: async (context, input) => {
    requireSandboxes()
    await prolongSandbox(input, context)
    return `${PAGE}/${input.token}?gedaan=verlengd`
  },
})

/** 'Verwijder'. */
export const removeSandboxAction = openAction({
  input: sandboxInput,
  run: async (context, input) => {
    requireSandboxes()
    await removeSandbox(input, context)
    return `${PAGE}?verstuurd=weg`
  },
})
