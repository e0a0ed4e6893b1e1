// boardgame.io's own server with its storage in memory: node server.mjs GAME.js, with a channel to its parent.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const { Server } = require('boardgame.io/server');
const { BrittlePeace } = await import(pathToFileURL(process.argv[2]).href);

const { appServer } = await Server({ games: [BrittlePeace], origins: [] }).run({ port: 0 });
process.on('message', () => {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ rss, heapUsed });
});
process.on('disconnect', () => process.exit());
process.send?.({ port: appServer.address().port });
