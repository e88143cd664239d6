import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vitest/config';

/** Beside each script and style a copy as small as brotli makes it, once, for browsers that take it. */
const small: Plugin = {
  name: 'small',
  apply: 'build',
  // Of what was written: until then other plugins change it.
  writeBundle({ dir = '.' }, bundle) {
    for (const name of Object.keys(bundle)) {
      if (!/\.(js|css)$/.test(name)) continue;
      const file = join(dir, name);
      writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }));
    }
  },
};

export default defineConfig({
  plugins: [react(), small],
  build: {
    // The Maven build sends the app into the jar's static folder; by hand it lands in dist.
    outDir: process.env.OUT ?? 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // The content security policy knows no data: fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    // What every screen needs, and what several do, come whole: a hundred small files take longer than their bytes.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'portal', tags: ['$initial'], priority: 1 },
            // Home needs these two, and must not load what only the other screens share.
            { name: 'home', test: /\/src\/(history\/history|table\/visits)\.ts$/, priority: 1 },
            { name: 'screens', minShareCount: 4 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/bff': 'http://localhost:8080' } },
  // What one test file imported the next one need not import again, which is most of the time they take.
  test: { environment: 'node', include: ['src/**/*.test.{ts,tsx}'], isolate: false },
});
