import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import svelteConfig from './svelte.config.js'

// The frontend's arrows: features → domain, state, commands, ui → bridge; ui knows no domain.
const wails = { group: ['**/wailsjs/**'], message: 'Only src/bridge talks to Wails.' }
const otherFeatures = {
  group: ['@/features/*', '../../features/*'],
  message: 'Features never import one another: share through src/domain or src/state.',
}
const domainInUi = {
  group: ['@/state/*', '@/bridge/*', '@/bridge', '@/commands/*', '@/features/*', '@/domain/*'],
  message: 'Widgets of src/ui know nothing of the domain.',
}
const restrict = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })

export default ts.config(
  { ignores: ['dist/**', 'dist-demo/**', 'src/paraglide/**', 'wailsjs/**', 'node_modules/**'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig },
    },
  },
  {
    rules: {
      'no-undef': 'off',
      'no-console': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 500 }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      'svelte/no-navigation-without-resolve': 'off',
      // svelte-check judges the warnings themselves, and sees more of them.
      'svelte/no-unused-svelte-ignore': 'off',
      // State holds lists that are replaced whole; a Map derived from one need not be reactive itself.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  { files: ['src/**'], rules: restrict(wails) },
  { files: ['src/features/**'], rules: restrict(wails, otherFeatures) },
  { files: ['src/ui/**'], rules: restrict(wails, domainInUi) },
  { files: ['src/bridge/**'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['e2e/**'], rules: { 'no-console': 'off' } },
)
