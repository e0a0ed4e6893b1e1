import fastify from 'fastify';

const app = fastify();
app.get('/healthz', () => ({ ok: true }));
await app.listen({ port: Number(process.env.PORT ?? 8000), host: process.env.HOST ?? '127.0.0.1' });
