import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { withWorker } from './platform/web/offline/withWorker.ts';

/** A browser reads schemas and never writes JSON Schema, which is a tenth of Zod: those functions are there and do nothing (decision 007). */
const withoutJsonSchema: Plugin = {
  name: 'without-json-schema', apply: 'build',
  transform(code, id) {
    if (!/\/zod\/v4\/core\/(json-schema-processors|json-schema-generator|to-json-schema)\.js$/.test(id)) return null;
    return [...code.matchAll(/^export (?:async )?(?:const|function|class) (\w+)/gm)].map(([, name]) => `export const ${name} = () => () => undefined;`).join('\n');
  },
};

/** The web app: `app/index.html` and what it imports, built into `dist/`, served by our own server. */
export default defineConfig({
  root: 'app',
  plugins: [react(), withoutJsonSchema, withWorker],
  build: {
    outDir: '../dist', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 700, assetsInlineLimit: 0,
    /* What every screen needs travels together: fewer requests, better compressed; what comes from others stays cached when ours changes. */
    rolldownOptions: {
      /* Promises and rules only say; a screen takes those it names, and not the whole room’s through its front door. */
      treeshake: { moduleSideEffects: [{ test: /\/(contract|rules)(\/[\w/]+)?\.ts$/, sideEffects: false }] },
      output: { codeSplitting: { groups: [
        { name: 'ground', priority: 1, test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|zod|@tanstack\/(query-core|react-query|router-core|react-router|history|store|react-store))\// },
        { name: 'shell', tags: ['$initial'] },
      ] } },
    },
  },
});
