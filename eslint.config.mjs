import nextVitals from 'eslint-config-next/core-web-vitals'
import nextTypescript from 'eslint-config-next/typescript'
import boundaries from 'eslint-plugin-boundaries'

const element = (type, pattern, extra = {}) => ({ type, pattern, mode: 'full', ...extra })

/** Where a file stands decides what it may import (docs/architecture.md, 'Dependency direction'). */
const elements = [
  element('generated', 'lib/platform/db/generated/**/*'),
  element('core', 'lib/core/**/*'),
  element('platform', 'lib/platform/**/*'),
  element('pictures', 'lib/pictures/**/*'),
  element('audit', 'lib/audit/**/*'),
  element('access', 'lib/access/**/*'),
  element('native-routes', 'lib/native-routes.ts'),
  element('rules', 'lib/*/rules.ts', { capture: ['slice'] }),
  element('schema', 'lib/*/schema.ts', { capture: ['slice'] }),
  element('actions', 'lib/*/actions.ts', { capture: ['slice'] }),
  element('slice', 'lib/*/**/*', { capture: ['slice'] }),
  element('components', 'components/**/*'),
  element('emails', 'emails/**/*'),
  element('app', 'app/**/*'),
  element('processes', ['server.ts', 'worker.ts', 'proxy.ts']),
  element('seed', 'prisma/seed/**/*'),
  element('mocks', 'mocks/**/*'),
  element('scripts', ['scripts/**/*', '*.config.ts']),
  element('tests', 'tests/**/*'),
]

const allow = (from, ...to) => ({ from: [from], allow: to })
const rules = [
  allow('core', 'core'),
  allow('generated', 'generated'),
  allow('platform', 'platform', 'core', 'generated'),
  allow('pictures', 'pictures', 'core'),
  allow('audit', 'audit', 'platform', 'core'),
  allow('access', 'access', 'audit', 'platform', 'core'),
  // The law is pure: no database, no session, no clock.
  allow('rules', 'core', 'rules', 'schema', 'slice', 'pictures', 'access'),
  allow('schema', 'core', 'rules'),
  allow('slice', 'slice', 'rules', 'schema', 'core', 'platform', 'access', 'audit', 'pictures', 'emails'),
  allow('actions', 'slice', 'rules', 'schema', 'core', 'platform', 'access', 'audit'),
  allow('native-routes', 'slice', 'rules', 'platform', 'access', 'core'),
  allow('components', 'components', 'core', 'pictures'),
  allow('emails', 'emails', 'core'),
  allow('app', 'app', 'components', 'slice', 'rules', 'actions', 'access', 'core', 'pictures', 'platform'),
  allow('processes', 'native-routes', 'slice', 'rules', 'access', 'platform', 'core'),
  allow('seed', 'seed', 'slice', 'rules', 'core', 'platform', 'access', 'pictures'),
  // The outside world reaches Leerpoort over the network only.
  allow('mocks', 'mocks'),
  allow('scripts', 'scripts', 'seed', 'slice', 'rules', 'core', 'platform', 'pictures', 'access', 'mocks', 'tests'),
  allow('tests', 'tests', 'seed', 'slice', 'rules', 'schema', 'actions', 'core', 'platform', 'generated', 'access', 'audit', 'pictures', 'emails', 'components', 'scripts', 'mocks', 'native-routes'),
]

const restrict = (...entries) => ({ 'no-restricted-syntax': ['error', ...entries.map(([selector, message]) => ({ selector, message }))] })
const ENVIRONMENT = ["MemberExpression[object.name='process'][property.name='env']", 'Only lib/platform/env reads the environment.']
const RAW_HEADERS = ['MemberExpression[property.name=/^(rawHeaders|headersDistinct)$/]', 'The front door rewrites req.headers only; raw headers are what the client claimed.']

// Playwright's fixtures take a function named `use`, which is no hook.
const fixtures = { files: ['tests/e2e/**/*.ts'], rules: { 'react-hooks/rules-of-hooks': 'off' } }

const config = [
  { ignores: ['.next/**', 'dist/**', '.data/**', 'node_modules/**', 'lib/platform/db/generated/**', 'lib/platform/db/described/**', 'next-env.d.ts', 'public/**'] },
  ...nextVitals,
  ...nextTypescript,
  {
    files: ['**/*.{ts,tsx,mjs}'],
    plugins: { boundaries },
    settings: { 'boundaries/elements': elements, 'boundaries/dependency-nodes': ['import', 'export', 'dynamic-import'], 'import/resolver': { typescript: { project: './tsconfig.json' } } },
    rules: {
      'boundaries/element-types': ['error', { default: 'disallow', rules, message: '${file.type} may not import ${dependency.type} (docs/architecture.md)' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      'no-console': 'off',
    },
  },
  {
    files: ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'lib/**/*.{ts,tsx}', 'emails/**/*.{ts,tsx}', 'server.ts', 'worker.ts'],
    ignores: ['**/*.test.ts', 'lib/platform/env.ts'],
    rules: restrict(ENVIRONMENT, RAW_HEADERS),
  },
  {
    // Only the database module knows Prisma's client; everybody else asks for a school's view of it.
    files: ['lib/**/*.{ts,tsx}', 'app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'server.ts', 'worker.ts'],
    ignores: ['lib/platform/db/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['@prisma/*', '**/generated/**', '**/platform/db/prisma'], importNamePattern: '^(PrismaClient|prisma)$', message: 'Use forSchool or acrossSchools.' }] }] },
  },
  {
    // Commands run in the worker and in tests too: nothing of Next there.
    files: ['lib/**/*.{ts,tsx}'],
    ignores: ['lib/access/{action,current}.ts', 'lib/*/{actions,auth}.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['next/*', 'next', 'server-only'], message: 'Only actions, the action wrapper and the page guards know Next.' }, { group: ['@prisma/*', '**/generated/**'], message: 'Use forSchool or acrossSchools.' }, { group: ['**/platform/db/prisma'], importNamePattern: '^prisma$', message: 'Use forSchool or acrossSchools.' }] }] },
  },
  { files: ['lib/platform/db/**/*.{ts,mjs}'], rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['next/*', 'next'], message: 'The database knows nothing of Next.' }] }] } },
  fixtures,
]

export default config
