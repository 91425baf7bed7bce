import { handler } from '@/lib/staff/auth'

type Context = { params: Promise<{ nextauth: string[] }> }
const answer = (request: Request, context: Context) => handler()(request, context)
export { answer as GET, answer as POST }
