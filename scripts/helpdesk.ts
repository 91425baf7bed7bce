import { emailAddress } from '../lib/core/email-address'
import { addMember, members, removeMember } from '../lib/helpdesk/members'
import { closePool } from '../lib/platform/db/pool'
import { envOrExit } from '../lib/platform/env'

// npm run helpdesk                            who the helpdesk is
// npm run helpdesk -- add <address> <name>    somebody new gets a link by mail
// npm run helpdesk -- remove <address>
envOrExit()

async function command([what, address = '', ...name]: string[]): Promise<number> {
  const email = emailAddress.safeParse(address)
  if (what === 'add' && email.success && name.length > 0) {
    const { linkSent } = await addMember({ email: email.data, name: name.join(' ') }, new Date())
    console.log(linkSent ? `${email.data} belongs to the helpdesk, and gets a link by mail to choose a password.` : `${email.data} belongs to the helpdesk, and logs in as before.`)
    return 0
  }
  if (what === 'remove' && email.success) {
    const gone = await removeMember(email.data, new Date())
    console.log(gone ? `${email.data} does not belong to the helpdesk any more.` : `${email.data} does not belong to the helpdesk.`)
    return gone ? 0 : 1
  }
  if (what !== undefined) {
    console.error('npm run helpdesk [-- add <e-mail address> <name> | remove <e-mail address>]')
    return 1
  }
  for (const { name: who, email: where, active } of await members()) console.log(`${who} <${where}>${active ? '' : ', no password yet'}`)
  return 0
}

try {
  process.exitCode = await command(process.argv.slice(2))
} finally {
  await closePool()
  // The job queue that mails wait in keeps a process alive.
  process.exit()
}
