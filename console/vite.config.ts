import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { budget } from './build/budget';
import { compressed } from './build/compressed';
import { early } from './build/early';
import { icons } from './build/icons';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [
    icons(),
    react(),
    // most lists need what this one needs
    early('/containers/console/ContainersPage.tsx', /inter-latin-wght-normal.*woff2$/, '/api/v1/session'),
    compressed(),
    budget(300_000),
  ],
  resolve: {
    alias: [{ find: /^@console$/, replacement: here('./src/index.ts') }],
    dedupe: ['react', 'react-dom', 'react-router', '@mantine/core', '@tanstack/react-query'],
  },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
    // a page of twenty pieces of a kilobyte is seen later than one of a few larger ones
    rollupOptions: { output: { experimentalMinChunkSize: 20_000 } },
  },
  server: {
    fs: { allow: [here('..')] },
    // GRAMPUS names a running server; its certificate is its own
    proxy: { '/api': { target: process.env.GRAMPUS ?? 'https://127.0.0.1:7443', secure: false, ws: true } },
  },
});
