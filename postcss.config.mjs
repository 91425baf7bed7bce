/** Tailwind 4 is the only step: it also inlines imports (the font) and adds vendor prefixes. */
const config = { plugins: { '@tailwindcss/postcss': {} } }

export default config
