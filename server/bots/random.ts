import { createHash } from 'node:crypto';

/** Numbers from 0 up to 1 that follow from a text alone. */
export function randomFrom(text: string): () => number {
  const hash = createHash('sha256').update(text).digest();
  let a = hash.readInt32LE(0);
  let b = hash.readInt32LE(4);
  let c = hash.readInt32LE(8);
  let d = 1;
  // sfc32, a generator of four words.
  return () => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
}
