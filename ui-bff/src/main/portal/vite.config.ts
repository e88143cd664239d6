import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  build: {
    // The Maven build sends the app into the jar's static folder; by hand it lands in dist.
    outDir: process.env.OUT ?? 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // The content security policy knows no data: fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/bff': 'http://localhost:8080' } },
  test: { environment: 'node', include: ['src/**/*.test.{ts,tsx}'] },
});
