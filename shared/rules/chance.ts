/**
 * Chance without state: every random number is a hash of (seed, round, purpose, index), so that code can be reordered
 * without breaking recordings and a search can put in another seed. The key of a round is SHA-256 of seed and round:
 * what was seen of one round's dice tells nothing of another's. Within a round a fast mix serves.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

type Key = readonly [number, number, number, number];
type Keys = (Key | undefined)[];

/** Keys by seed and round: a search that compares acts plays each of them with the same few seeds. */
const known = new Map<string, Keys>();
const MOST_KNOWN = 256;
let lastSeed = '';
let lastKeys: Keys = [];

function keysOf(seed: string): Keys {
  if (seed === lastSeed) return lastKeys;
  lastKeys = known.get(seed) ?? [];
  lastSeed = seed;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(seed, lastKeys);
  return lastKeys;
}

function roundKey(seed: string, round: number): Key {
  const keys = keysOf(seed);
  return (keys[round] ??= makeKey(seed, round));
}

function makeKey(seed: string, round: number): Key {
  const digest = sha256(bytesOf(`${seed}:${round}`));
  const word = (at: number): number =>
    ((digest[at]! << 24) | (digest[at + 1]! << 16) | (digest[at + 2]! << 8) | digest[at + 3]!) >>> 0;
  return [word(0), word(4), word(8), word(12)];
}

/** As UTF-8. Seeds are plain ASCII, of which no encoder need be asked. */
function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return utf8ToBytes(text);
    bytes[at] = code;
  }
  return bytes;
}

/** Murmur3's finaliser. */
function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A uniform whole number from 0 to 2³² − 1. */
export function draw(seed: string, round: number, purpose: string, index = 0): number {
  const key = roundKey(seed, round);
  let a = key[0] ^ Math.imul(index + 1, 0x9e3779b1);
  let b = key[1];
  for (let i = 0; i < purpose.length; i++) {
    a = Math.imul(a ^ purpose.charCodeAt(i), 0x01000193);
    b = mix(b ^ a);
  }
  return mix(mix(a ^ key[2]) ^ b ^ key[3]);
}

/** A uniform whole number from 0 to `sides` − 1. */
export const below = (seed: string, round: number, purpose: string, sides: number, index = 0): number =>
  Math.floor((draw(seed, round, purpose, index) / 4_294_967_296) * sides);

/** One of the keys of `weights`, with a chance in proportion to its whole-number weight. */
export function weighted(
  seed: string,
  round: number,
  purpose: string,
  weights: Readonly<Record<string, number>>,
): string {
  const entries = Object.entries(weights);
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let at = below(seed, round, purpose, total);
  for (const [key, weight] of entries) {
    if (at < weight) return key;
    at -= weight;
  }
  throw new Error(`no weights for ${purpose}`);
}

/** SHA-256 of the seed in hex, as published when a table begins: `sha256sum` of the 32 characters gives the same. */
export const hashSeed = (seed: string): string => bytesToHex(sha256(utf8ToBytes(seed)));

/** A short name for `text`: 48 bits in hex, by the same mix, of no secret. */
export function nameOf(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = mix(b ^ a);
  }
  return (
    mix(a ^ b)
      .toString(16)
      .padStart(8, '0') + (mix(b) >>> 16).toString(16).padStart(4, '0')
  );
}
