import { fileURLToPath } from 'node:url'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { defineConfig } from 'vitest/config'

// `vite build` makes what the binary embeds; `vite build --mode demo` makes the same
// interface on the in-memory fake, for screenshots and end-to-end runs without Go.
export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/paraglide',
      strategy: ['globalVariable', 'baseLocale'],
      outputStructure: 'locale-modules',
    }),
    svelte(),
    svelteTesting(),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: mode === 'demo' ? 'dist-demo' : 'dist',
    target: ['es2022', 'safari16.4', 'chrome110'],
    sourcemap: mode === 'demo',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500, // in kB; it is read from the program, not over a network
  },
  // The guide stands in docs/, where it is read without the program too.
  server: { host: '127.0.0.1', port: 5173, strictPort: false, fs: { allow: ['..'] } },
  preview: { host: '127.0.0.1', port: 4173, strictPort: false },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/test-setup.ts'],
    restoreMocks: true,
    // Patience, not a measure: a loaded machine is slow to render the whole window.
    testTimeout: 30_000,
  },
}))
