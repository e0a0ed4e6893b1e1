import { draw } from '../rules/chance';

/** A stream of uniform numbers in [0, 1) that depends on nothing but its name: sfc32, begun from a hash of it. */
export function stream(name: string): () => number {
  let a = draw(name, 0, 'bot', 0);
  let b = draw(name, 0, 'bot', 1);
  let c = draw(name, 0, 'bot', 2);
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

/** One of `items`, all alike; `undefined` of an empty list. */
export const oneOf = <T>(items: readonly T[], random: () => number): T | undefined =>
  items[Math.floor(random() * items.length)];
