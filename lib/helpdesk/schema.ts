import { z } from 'zod'

export const userInput = z.object({ userId: z.uuid() })
export const mailInput = z.object({ mailId: z.uuid() })
