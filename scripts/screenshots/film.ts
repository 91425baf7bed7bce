import encodeQR from 'qr'

const [WIDTH, HEIGHT] = [640, 480]

/**
 * What the fake camera sees: a badge that is only half in view, so that nothing is read. In the plainest film format
 * that Chromium takes.
 */
export function halfABadge(): Buffer {
  const code = encodeQR('een badge van De Regenboog', 'raw', { border: 2 })
  const scale = Math.floor((HEIGHT * 0.8) / code.length)
  const [left, top] = [WIDTH - Math.floor((code.length * scale) / 2), Math.floor((HEIGHT - code.length * scale) / 2)]
  const light = Buffer.alloc(WIDTH * HEIGHT, 170)
  for (let y = 0; y < code.length * scale; y += 1)
    for (let x = 0; x < code.length * scale && left + x < WIDTH; x += 1) light[(top + y) * WIDTH + left + x] = code[Math.floor(y / scale)]![Math.floor(x / scale)] ? 16 : 235
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)])
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420mpeg2\n`), frame, frame])
}
