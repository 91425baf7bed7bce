import './globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { portalName } from '@/lib/platform/portal'

export function generateMetadata(): Metadata {
  return { title: { template: `%s · ${portalName()}`, default: portalName() }, description: 'Toegangsportaal voor basisscholen', robots: { index: false }, icons: '/favicon.svg' }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: '#1F5FBF' }

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="nl">
      <body>{children}</body>
    </html>
  )
}
