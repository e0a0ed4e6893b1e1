// boardgame.io's own server with its storage in memory: node server.mjs GAME.js, with a channel to its parent.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const { Server } = require('boardgame.io/server');
const { BrittlePeace } = await import(pathToFileURL(process.argv[2]).href);

const { appServer } = await Server({ games: [BrittlePeace], origins: [] }).run({ port: 0 });
process.on('message', (message) => {
  if (message === 'collect') globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
process.on('disconnect', () => process.exit());
process.send?.({ port: appServer.address().port });
