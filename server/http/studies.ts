import type { FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Config } from '../config';
import type { Studies } from '../studies/studies';
import { studyHeaders, studyParams } from './schemas';
import { tokenIn } from './token';

/** Most bytes of a study by itself, and of one with its recording. */
const STUDY_MOST = 2_000_000;
const FILE_MOST = 6_000_000;

/** Routes under /api/studies. A body is the text of a study's file: docs/study-format.md. */
export async function addStudies(
  instance: FastifyInstance,
  studies: Studies,
  { tableRate }: Config,
): Promise<void> {
  await instance.register((scope, _, done) => {
    // The reader looks at the text before it builds anything from it, in a thread.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, parsed) =>
      parsed(null, body),
    );
    const app = scope.withTypeProvider<ZodTypeProvider>();
    app.setValidatorCompiler(validatorCompiler);
    app.setSerializerCompiler(serializerCompiler);
    const perMinute = (max: number) => ({ rateLimit: { max, timeWindow: 60_000 } });

    app.post('/api/studies', { bodyLimit: FILE_MOST, config: perMinute(tableRate) }, async (request, reply) =>
      reply.status(201).send(await studies.share(textOf(request.body))),
    );

    app.get('/api/studies/:study', { schema: { params: studyParams } }, (request) =>
      studies.read(request.params.study),
    );

    app.get(
      '/api/studies/:study/recording',
      { schema: { params: studyParams }, config: perMinute(tableRate * 4) },
      async (request, reply) =>
        reply.type('application/json; charset=utf-8').send(await studies.recording(request.params.study)),
    );

    // Saved as somebody types.
    app.put(
      '/api/studies/:study',
      {
        bodyLimit: STUDY_MOST,
        schema: { params: studyParams, headers: studyHeaders },
        config: perMinute(tableRate * 4),
      },
      (request) => {
        const { headers, params, body } = request;
        return studies.save(params.study, tokenIn(headers), headers['if-match'], textOf(body));
      },
    );

    app.delete(
      '/api/studies/:study',
      { schema: { params: studyParams }, config: perMinute(tableRate * 2) },
      async (request) => {
        await studies.delete(request.params.study, tokenIn(request.headers));
        return {};
      },
    );
    done();
  });
}

/** A body that was not there is a text that holds nothing. */
const textOf = (body: unknown): string => (typeof body === 'string' ? body : '');
