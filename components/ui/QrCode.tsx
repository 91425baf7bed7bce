/** A QR code as an inline drawing: sharp on every printer, black on white whatever the theme. `className` gives its size. */
export function QrCode({ size, path, label, className }: { size: number; path: string; label: string; className?: string }) {
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges" className={`keep-colours ${className ?? ''}`}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
