import { log, whenUnread } from '@/lib/platform/log'

// Says something for ever, on the stream that it is told; ends with 3 when nobody reads it.
whenUnread(() => process.exit(3))
const say = { log: () => log().info('still here'), stdout: () => console.log('still here'), stderr: () => console.error('still here') }[process.argv[2] as 'log' | 'stdout' | 'stderr']
setInterval(say, 5)
