// Builds the workbench from src/web into dist/web. Nothing is inlined: the server's content policy allows files of its own only.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: 'src/web',
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1400,
  },
  worker: { format: 'es' },
  server: { host: '127.0.0.1', proxy: { '/api': process.env.ISNAD_SERVER ?? 'http://127.0.0.1:7431' } },
})
