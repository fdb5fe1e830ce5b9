import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The web app: `app/index.html` and what it imports, built into `dist/`, served by our own server. */
export default defineConfig({
  root: 'app',
  plugins: [react()],
  build: { outDir: '../dist', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 700, assetsInlineLimit: 0 },
});
