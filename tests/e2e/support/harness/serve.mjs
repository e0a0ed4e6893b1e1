// Serves the table without a server, for looking at it: node tests/e2e/support/harness/serve.mjs, then open what it prints.
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';

const root = import.meta.dirname;
const server = await createServer({
  configFile: false,
  root,
  plugins: [react()],
  cacheDir: join(root, '../../../../node_modules/.cache/harness'),
  server: {
    port: Number(process.env.PORT ?? 5199),
    strictPort: true,
    fs: { allow: [join(root, '../../../..')] },
  },
});
await server.listen();
server.printUrls();
