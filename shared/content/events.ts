import { IN_IRAN } from './events/iran';
import { IN_ISRAEL } from './events/israel';
import { IN_THE_REGION } from './events/region';
import { IN_WASHINGTON } from './events/washington';
import type { EventDef } from './schema';

/** The deck of RULES 9: what happens whether or not anybody wanted it. */
export const EVENTS: Readonly<Record<string, EventDef>> = {
  ...IN_IRAN,
  ...IN_ISRAEL,
  ...IN_WASHINGTON,
  ...IN_THE_REGION,
};
