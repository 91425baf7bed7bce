import { z } from 'zod'

/** What is wrong with the settings, in a sentence that names the variable. Shown without a stack. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Reads settings from the environment. An empty variable counts as absent: shells and compose files set those, and
 * `Number('')` would turn them into 0.
 */
export function readEnv<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  env: Record<string, string | undefined>,
): z.output<z.ZodObject<Shape>> {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(filled)
  if (parsed.success) return parsed.data
  throw new ConfigError(
    parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
  )
}

/** A TCP port; 0 asks the system for a free one. */
export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be a port number')

/** `https://host:port`: an address without path, returned without the closing slash. */
export const origin = z
  .string()
  .refine(isOrigin, 'must be an http or https address without a path, such as http://localhost:3000')
  .transform((value) => new URL(value).origin)

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, pathname, search, hash, username } = new URL(value)
  return /^https?:$/.test(protocol) && pathname === '/' && !search && !hash && !username
}
