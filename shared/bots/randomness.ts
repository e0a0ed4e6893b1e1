import { draw } from '../rules/chance';

/** sfc32 (PractRand): uniform numbers in [0, 1) from three words. */
function sfc32(a: number, b: number, c: number): () => number {
  let counter = 1;
  return () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  };
}

/** A stream of uniform numbers in [0, 1) that depends on nothing but its name. */
export const stream = (name: string): (() => number) =>
  sfc32(draw(name, 0, 'bot', 0), draw(name, 0, 'bot', 1), draw(name, 0, 'bot', 2));

/** A stream of its own that begins from where another one is: cheap, for one rollout. */
export const fork = (random: () => number): (() => number) => {
  const word = (): number => (random() * 4_294_967_296) | 0;
  const forked = sfc32(word(), word(), word());
  for (let i = 0; i < 8; i++) forked();
  return forked;
};

/** One of `items`, all alike; `undefined` of an empty list. */
export const oneOf = <T>(items: readonly T[], random: () => number): T | undefined =>
  items[Math.floor(random() * items.length)];
