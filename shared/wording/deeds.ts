/** Orders and responses as things that somebody does, for sentences and for causes. */
import type { OrderId } from '../content/orders';
import type { ResponseId } from '../content/responses';

interface Deed {
  /** After the seat's name; by target where the targets differ. */
  readonly does: string | Readonly<Record<string, string>>;
  /** After "from", to say what moved a track. */
  readonly cause: string;
}

const DEEDS: Record<OrderId, Deed> = {
  shuttle: { does: 'sends envoys between the capitals', cause: 'shuttle diplomacy' },
  reassure: {
    does: {
      iran: 'reassures Iran, in public and in writing',
      israel: 'reassures Israel, in public and in writing',
    },
    cause: 'American reassurance',
  },
  tighten: { does: 'tightens the sanctions on Iran', cause: 'tighter sanctions' },
  relax: { does: 'lets some trade with Iran through', cause: 'relaxed sanctions' },
  arm: { does: 'sends interceptors and munitions to Israel', cause: 'arms for Israel' },
  restrain: {
    does: 'warns Israel in public against force next month',
    cause: 'the public warning to Israel',
  },
  rally: { does: 'goes before its voters and rallies the base', cause: 'speeches at home' },
  bomb: { does: 'bombs the enrichment sites in Iran', cause: 'the American bombing' },
  subvert: {
    does: 'feeds unrest in Iran with money, broadcasts and cyber-attacks',
    cause: 'American subversion',
  },
  assess: {
    does: {
      heu: 'has its services assess Iran’s uranium',
      weapon: 'has its services assess work on a weapon',
    },
    cause: 'an American assessment',
  },
  rebuild: {
    does: {
      missiles: 'repairs its missile lines',
      security: 'rebuilds air defence and counter-intelligence',
    },
    cause: 'rebuilding',
  },
  purge: { does: 'arrests and tries those it takes for spies', cause: 'the purge' },
  enrich: { does: 'installs centrifuges in the open', cause: 'open enrichment' },
  'enrich-secret': { does: 'enriches uranium in secret', cause: 'secret enrichment' },
  conceal: { does: 'moves uranium to places nobody declared', cause: 'concealment' },
  weaponise: { does: 'works on a weapon', cause: 'work on a weapon' },
  inspectors: {
    does: { admit: 'admits the inspectors to more places', expel: 'sends inspectors home' },
    cause: 'what inspectors may see',
  },
  reform: { does: 'releases prisoners and loosens rules', cause: 'reform' },
  crackdown: { does: 'cracks down on protest in its own cities', cause: 'the crackdown' },
  subsidise: { does: 'pays for cheap fuel and bread on credit', cause: 'subsidies' },
  barrage: { does: 'fires a salvo of missiles at Israel', cause: 'the missile barrage' },
  'base-attack': {
    does: 'fires at an American base, and says so ahead',
    cause: 'the announced attack on a base',
  },
  proxies: { does: 'has its allies fire on Israel', cause: 'fire from Iran’s allies' },
  gesture: { does: 'frees detainees and lets ships pass', cause: 'an Iranian gesture' },
  rearm: { does: 'repairs its air defence and buys interceptors', cause: 'rearmament' },
  airstrike: {
    does: {
      sites: 'strikes the enrichment sites from the air',
      missiles: 'strikes the missile force from the air',
      leadership: 'strikes the leadership in Tehran',
    },
    cause: 'the Israeli air strike',
  },
  raid: {
    does: { sites: 'raids an enrichment site', missiles: 'raids the missile force' },
    cause: 'an Israeli raid',
  },
  sabotage: {
    does: { sites: 'sabotages an enrichment site', weapon: 'sabotages work on a weapon' },
    cause: 'Israeli sabotage',
  },
  recruit: { does: 'recruits agents inside Iran', cause: 'new agents' },
  reconnoitre: {
    does: { heu: 'looks for Iran’s uranium', weapon: 'looks for work on a weapon' },
    cause: 'Israeli reconnaissance',
  },
  leak: { does: 'puts intelligence before Washington and the press', cause: 'leaked intelligence' },
  lobby: { does: 'works the Congress in Washington', cause: 'lobbying in Washington' },
  court: { does: 'gives budgets and portfolios to coalition partners', cause: 'favours to the coalition' },
  'stand-down': { does: 'calls its aircraft back in the open', cause: 'Israel standing down' },
};

const ANSWERS: Record<ResponseId, { readonly does: string; readonly cause: string }> = {
  absorb: { does: 'absorbs the blow', cause: 'absorbing the blow' },
  protest: { does: 'protests, and leaves it on record', cause: 'the protest' },
  choreograph: {
    does: 'answers with a salvo announced ahead; the exchange is closed',
    cause: 'the announced answer',
  },
  retaliate: { does: 'strikes back', cause: 'retaliation' },
  rebuke: { does: 'rebukes', cause: 'an American rebuke' },
  'look-away': { does: 'looks away', cause: 'Washington looking away' },
};

/** "strikes the enrichment sites from the air": an order in words, after the name of its seat. */
export function orderDeed(order: OrderId, target: string | null): string {
  const { does } = DEEDS[order];
  if (typeof does === 'string') return does;
  return (target === null ? undefined : does[target]) ?? Object.values(does)[0] ?? '';
}

export const orderCause = (order: OrderId): string => DEEDS[order].cause;
export const responseDeed = (response: ResponseId): string => ANSWERS[response].does;
export const responseCause = (response: ResponseId): string => ANSWERS[response].cause;
/** Whether a code is that of an order, not of a response. */
export const isOrder = (id: string): id is OrderId => id in DEEDS;
export const isResponse = (id: string): id is ResponseId => id in ANSWERS;
