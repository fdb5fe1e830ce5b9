import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The web app: `app/index.html` and what it imports, built into `dist/`, served by our own server. */
export default defineConfig({
  root: 'app',
  plugins: [react()],
  build: {
    outDir: '../dist', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 700, assetsInlineLimit: 0,
    /* What every screen needs travels together: fewer requests, better compressed, and it stays cached when a room changes. */
    rolldownOptions: {
      /* Promises and rules only say; a screen takes those it names, and not the whole room’s through its front door. */
      treeshake: { moduleSideEffects: [{ test: /\/(contract|rules)(\/[\w/]+)?\.ts$/, sideEffects: false }] },
      output: { codeSplitting: { groups: [{ name: 'ground', test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|zod|@tanstack\/(query-core|react-query|router-core|react-router|history|store|react-store))\// }] } },
    },
  },
});
