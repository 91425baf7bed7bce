'use client'

import { RefreshCw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Told } from './Told'

type State = 'starting' | 'looking' | 'no-camera' | 'no-permission'
const SORRY: Record<Exclude<State, 'starting' | 'looking'>, string> = {
  'no-camera': 'Dit apparaat heeft geen camera die het doet. Vraag je juf of meester om een code.',
  'no-permission': 'De camera mag nu niet aan. Vraag je juf of meester om hulp, of om een code.',
}
/** The same badge is held up for a while: so long it is not asked about again. Milliseconds. */
const AGAIN_AFTER = 3000

/** Shows the camera and reads a QR code in what it sees. Nothing of the picture leaves the device, and nothing is kept. */
export function BadgeCamera({ onRead, told }: {
  /** Gets the text of each code; true when it was the right one, and the camera can go off. */
  onRead: (text: string) => Promise<boolean>
  told?: string
}) {
  const video = useRef<HTMLVideoElement>(null)
  const [facing, setFacing] = useState<'user' | 'environment'>('user')
  const [state, setState] = useState<State>('starting')
  const read = useRef(onRead)
  useEffect(() => {
    read.current = onRead
  }, [onRead])

  useEffect(() => {
    let stopped = false
    let stop = () => undefined as void
    const look = async (player: HTMLVideoElement) => {
      if (!navigator.mediaDevices?.getUserMedia) return setState('no-camera')
      const { frontOrRear, QRCanvas, frameLoop } = await scanner()
      const camera = await frontOrRear(facing)(player)
      if (stopped) return camera.stop()
      const canvas = new QRCanvas({}, { cropToSquare: false })
      let busy = false
      let seen = { text: '', at: 0 }
      const cancel = frameLoop(() => {
        if (busy) return
        busy = true
        void (async () => {
          const text = await camera.readFrame(canvas, true)
          if (typeof text !== 'string' || (text === seen.text && Date.now() - seen.at < AGAIN_AFTER)) return
          seen = { text, at: Date.now() }
          if (await read.current(text)) stop()
        })().finally(() => (busy = false))
      }, player)
      stop = () => {
        cancel()
        camera.stop()
      }
      setState('looking')
    }
    void look(video.current!).catch((error: unknown) => {
      if (!stopped) setState((error as Error).name === 'NotAllowedError' ? 'no-permission' : 'no-camera')
    })
    return () => {
      stopped = true
      stop()
    }
  }, [facing])

  const off = state === 'no-camera' || state === 'no-permission'
  return (
    <div className="flex w-full flex-col items-center gap-4">
      <Told wrong={off || told !== undefined} busy={false} message={off ? SORRY[state] : (told ?? '')} />
      <div className={off ? 'hidden' : 'relative aspect-square w-72 max-w-full overflow-hidden rounded-tile border-4 border-sun bg-paper shadow-tile sm:w-96 short:w-64'}>
        <video ref={video} aria-label="Wat de camera ziet" muted playsInline autoPlay className={facing === 'user' ? 'size-full -scale-x-100 object-cover' : 'size-full object-cover'} />
      </div>
      {!off && (
        <>
          <p role="status" className="text-center text-child font-bold">{state === 'looking' ? 'Houd je badge voor de camera' : 'De camera gaat aan…'}</p>
          <Button variant="quiet" icon={<RefreshCw aria-hidden />} onClick={() => setFacing(facing === 'user' ? 'environment' : 'user')}>Andere camera</Button>
        </>
      )}
    </div>
  )
}

/** The reader, fetched when somebody has a badge: other children need not wait for it. */
async function scanner() {
  const { QRCanvas, frameLoop, rearCamera, selfieCamera } = await import('qr/dom.js')
  return { QRCanvas, frameLoop, frontOrRear: (facing: 'user' | 'environment') => (facing === 'user' ? selfieCamera : rearCamera) }
}
