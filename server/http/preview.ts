import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { ENDING_TEXT } from '../../shared/content/endings';
import { SEAT_NAMES, SEATS } from '../../shared/content/seats';
import { GAME_ID } from '../../shared/protocol/limits';
import type { Config } from '../config';
import { HEIGHT, WIDTH } from '../picture/draw';
import type { Pictures } from '../picture/pictures';
import { gameParams } from './schemas';

const DAY = 86_400;

/** Routes of the pictures that links show. */
export function addPictures(instance: FastifyInstance, pictures: Pictures): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  app.get('/api/library/:game/picture.png', { schema: { params: gameParams } }, async (request, reply) => {
    const png = await pictures.ofGame(request.params.game);
    return reply.type('image/png').header('cross-origin-resource-policy', 'cross-origin').send(png);
  });
  app.get('/api/picture.png', async (_request, reply) => {
    const png = await pictures.ofSite();
    return reply
      .type('image/png')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('cache-control', `public, max-age=${DAY}`)
      .send(png);
  });
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

interface Preview {
  readonly title: string;
  readonly description: string;
  /** Path of the picture, and what is on it. */
  readonly picture: string;
  readonly alt: string;
}

const SITE: Preview = {
  title: 'Brittle Peace',
  description:
    'A negotiation game for three seats, the United States, Iran and Israel. It begins on 24 June 2025, the morning after the ceasefire, and departs from history there.',
  picture: '/api/picture.png',
  alt: 'How far each of the three trusts each other on the first morning.',
};

async function previewOf(path: string, pictures: Pictures): Promise<Preview> {
  if (path.startsWith('/t/')) {
    return {
      ...SITE,
      title: 'A table of Brittle Peace',
      description: `Three seats at one table. ${SITE.description}`,
    };
  }
  const game = /^\/watch\/([^/]+)/.exec(path)?.[1];
  const about = game !== undefined && GAME_ID.test(game) ? await pictures.about(game) : null;
  if (!about) return SITE;
  const { facts, title, introduction } = about;
  const { name, text } = ENDING_TEXT[facts.ending];
  const months = facts.rounds === 1 ? 'after one month' : `after ${facts.rounds} months`;
  const scores = SEATS.map((seat) => `${SEAT_NAMES[seat]} ${Math.round(facts.scores[seat])}`).join(', ');
  return {
    title: `${title} – Brittle Peace`,
    description: `${name}, ${months}. ${introduction ?? text}`,
    picture: `/api/library/${facts.game}/picture.png`,
    alt: `${name}, ${months}. Out of 100, by their own interests: ${scores}.`,
  };
}

/** Where the site is to be found from outside; `null` where a request does not say anything that could be that. */
function originOf({ publicUrl }: Config, request: FastifyRequest): string | null {
  if (publicUrl !== null) return publicUrl;
  return /^[A-Za-z0-9.:[\]-]{1,255}$/.test(request.host) ? `${request.protocol}://${request.host}` : null;
}

/** What is put into the head of the page at an address, for whoever shows a link to it. */
export async function previewTags(
  config: Config,
  request: FastifyRequest,
  pictures: Pictures,
): Promise<string> {
  const path = request.url.split('?')[0] ?? '/';
  const { title, description, picture, alt } = await previewOf(path, pictures);
  const origin = originOf(config, request);
  const tags: [kind: 'name' | 'property', key: string, value: string][] = [
    ['property', 'og:type', 'website'],
    ['property', 'og:site_name', 'Brittle Peace'],
    ['property', 'og:title', title],
    ['property', 'og:description', description],
    ['name', 'twitter:card', 'summary_large_image'],
  ];
  if (origin !== null) {
    tags.push(
      ['property', 'og:url', `${origin}${path}`],
      ['property', 'og:image', `${origin}${picture}`],
      ['property', 'og:image:type', 'image/png'],
      ['property', 'og:image:width', String(WIDTH)],
      ['property', 'og:image:height', String(HEIGHT)],
      ['property', 'og:image:alt', alt],
    );
  }
  return tags
    .map(([kind, key, value]) => `<meta ${kind}="${key}" content="${escape(value)}" />`)
    .join('\n    ');
}
