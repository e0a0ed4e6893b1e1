import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AGENDAS } from '../../shared/content/agendas';
import { ENDING_TEXT } from '../../shared/content/endings';
import { EVENTS } from '../../shared/content/events';
import { NUMBERS as N } from '../../shared/content/numbers';
import { ORDERS } from '../../shared/content/orders';
import { RESPONSES } from '../../shared/content/responses';
import { SCENARIOS } from '../../shared/content/scenarios';
import { TERMS } from '../../shared/content/terms';
import { TRACK_TEXT } from '../../shared/content/tracks';
import type { RefusalCode } from '../../shared/rules/actions';
import { TABLES } from './tables';
import { signed } from './words';

// docs/rules.md is what players read. Its tables are printed from the content: after a change of the content run
// UPDATE_RULES=1 npx vitest run tests/content/rulebook.test.ts
// and read what has changed. Numbers in its sentences are checked below, one by one.

const path = join(import.meta.dirname, '../../docs/rules.md');
const BLOCK = /<!-- table:([a-z-]+) -->\n([\s\S]*?)<!-- \/table -->/g;

if (process.env.UPDATE_RULES) {
  const filled = readFileSync(path, 'utf8').replace(
    BLOCK,
    (_, name: string) => `<!-- table:${name} -->\n${TABLES[name] ?? ''}\n<!-- /table -->`,
  );
  writeFileSync(path, filled);
}

const rulebook = readFileSync(path, 'utf8');
const printed = [...rulebook.matchAll(BLOCK)].map(
  ([, name = '', table = '']) => [name, table.trim()] as const,
);
const prose = rulebook.replace(BLOCK, '').replaceAll('*', '');

describe('the tables of the rulebook', () => {
  it('are all there, each once', () => {
    expect(printed.map(([name]) => name).sort()).toEqual(Object.keys(TABLES).sort());
  });

  it.each(printed)('%s says what the content says', (name, table) => {
    expect(table).toBe(TABLES[name]);
  });
});

describe('the rulebook names', () => {
  const names = (all: Readonly<Record<string, { readonly name: string }>>) =>
    Object.values(all).map(({ name }) => [name]);
  it.each([
    ...names(TRACK_TEXT),
    ...names(ORDERS),
    ...names(TERMS),
    ...names(RESPONSES),
    ...names(AGENDAS),
    ...names(ENDING_TEXT),
    ...names(SCENARIOS),
  ])('%s', (name) => {
    expect(rulebook).toContain(`**${name}**`);
  });

  it('every headline', () => {
    for (const { headline } of Object.values(EVENTS)) expect(rulebook).toContain(`| ${headline} |`);
  });
});

/** Where each refusal has its rule. Refusals of what a screen cannot send have none. */
const REFUSED: Record<RefusalCode, RegExp | null> = {
  ended: /After the end nobody can act/,
  paused: /While the table is paused nobody can act/,
  'wrong-step': /Talks, Orders and Response end when/,
  'not-for-this-actor': null,
  malformed: null,
  'already-done': /orders and responses cannot be taken back/,
  'no-choice': /Where an event asks a seat for a choice, that seat chooses during Talks/,
  'unknown-option': null,
  'pass-spent': /Once in a game a seat may pass a choice/,
  'unknown-offer': /Offers and deals that are secret from you do not exist for you/,
  'unknown-deal': /Offers and deals that are secret from you do not exist for you/,
  'not-a-party': /A party may denounce a deal/,
  'not-in-force': /names a deal in force/,
  'not-secret': /becomes public when a party publishes it/,
  'too-many-offers': new RegExp(`at most ${N.deals.offersPerSeat} offers on the table`),
  'too-many-terms': new RegExp(`at least one and at most ${N.deals.mostTerms} terms`),
  'no-terms': /at least one and at most/,
  'bad-parties': /Each party must owe something or be owed something/,
  'bad-term': /A term is owed by one party to one or both of the others/,
  'repeated-term': /The same promise to the same seat may stand in it only once/,
  'circular-after': /cannot wait for each other in a circle/,
  'bad-due': /fall due in a named round of the deal/,
  'bad-duration': /for how many rounds it runs/,
  'same-offer': /cannot put the same text on the table twice/,
  'not-accepted': /take an acceptance back/,
  'not-credible': /Test one: is it credible\?/,
  'not-ratified': /Test two: is it ratified\?/,
  'signed-this-round': /A seat signs at most one deal a round/,
  'unknown-order': null,
  'unknown-target': /An order with targets must name one/,
  'not-your-order': /Orders of Israel/,
  'repeated-order': /The same order may be given twice in a round only with different targets/,
  'too-few-points': /A seat has 2 action points a round/,
  'track-too-low': /Needs are checked when the order is given/,
  'track-too-high': /Needs are checked when the order is given/,
  'nothing-concealable': /Needs are checked when the order is given/,
  'no-uranium': /Needs are checked when the order is given/,
  'no-signal': /One signal can be put forward once/,
  'nothing-to-withhold': /is allowed where something of that deal falls due for the seat this round/,
  'nothing-to-answer': /every seat that was struck gives one response/,
  'not-your-response': /every seat that was struck gives one response/,
  'no-missiles': /need a missile/,
  'unknown-violator': /Rebuke names one violator/,
  'unknown-event': null,
  'not-undoable': /what somebody has learned by it cannot be taken back/,
};

describe('the rulebook has the rule behind the refusal', () => {
  it.each(Object.entries(REFUSED).filter(([, rule]) => rule !== null))('%s', (_, rule) => {
    expect(prose).toMatch(rule as RegExp);
  });
});

/** Sentences with numbers in them, as the numbers would have them. */
const { actionPoints, strike, deals, trust, detection, signals, leak, reckoning, scores, peace } = N;
const percent = (share: number) => Math.round(share * 100);
const start = SCENARIOS.standard.start;
const SENTENCES: readonly string[] = [
  `You have ${actionPoints.normal} action points, or ${actionPoints.low} when your home front is at ${actionPoints.lowAt} or less`,
  `A seat has ${actionPoints.normal} action points a round, and ${actionPoints.low} while its home track is at ${actionPoints.lowAt} or less`,
  `In the first month Iran trusts Washington ${start.trust.iran.usa} of 10`,
  `and trust rises by ${trust.keep} a round`,
  `crumbles by ${-reckoning.decay} a month`,
  `${100 - scores.agenda} points for what your state wants, ${scores.agenda} for your agenda`,
  `orders of force cost ${N.war.strikeDiscount} point less, though never less than 1`,
  `pays ${N.rebukeSurcharge} point more for each of them`,
  `Damage of ${strike.sitesWeapon.from} or more also takes one step off the weapon`,
  `On the leadership: security ${signed(strike.leadership.security)} and weapon ${signed(strike.leadership.weapon)}`,
  `struck with a die gains ${strike.rally} on its home track`,
  `orders force in a second round running loses ${-N.weariness} of its home track`,
  `loses ${-N.restraint.coalition} coalition and ${-N.restraint.trust} of Washington’s trust`,
  `rises by at most ${N.escalation.perRound} in one round`,
  `It rises above ${N.escalation.freelyUpTo} only in a round in which two seats order strikes, that is, force with a die`,
  `does not open the way above ${N.escalation.freelyUpTo} for escalation`,
  `they do not open the way above ${N.escalation.freelyUpTo} for escalation: a raid and a strike in one round leave it at ${N.escalation.freelyUpTo}`,
  `in the first month of a war, at ${N.spark.from} or more, an accident can take it there`,
  `At the first Reckoning of a war, if escalation is ${N.spark.from} or more, the point that the war itself adds included, there is a chance of ${N.spark.percent} in 100 that it spreads`,
  `plus ${detection.perIntel} percent for each point of Israel’s agents`,
  `${detection.foreign} percent, plus ${detection.perSecurity} percent for each point of Iran’s security`,
  `Never more than ${detection.most} percent`,
  `Assess: half-width ${signals.assessWidth}, less the level of inspections`,
  `Reconnoitre: half-width ${signals.reconnoitreWidth} while the agents are at ${signals.sharpIntel} or more, otherwise ${signals.reconnoitreBlunt}`,
  `${percent(N.diffusion.heu)} percent for one more unit of uranium (while sites are at ${N.secretEnrichment.sites} or more), ${percent(N.diffusion.concealed)} percent for concealment, ${percent(N.diffusion.weapon)} percent for the weapon`,
  `as it was or dressed up by ${leak.dressUp}`,
  `a chance of ${percent(leak.doubt)} percent that it was dressed up`,
  `or at the first Reckoning with inspections at ${leak.foundAtAccess} or more: the United States’ trust in Israel ${signed(leak.found)}`,
  `With inspections at ${leak.foundAtAccess} or more, leaks that were dressed up are found out`,
  `with an attack of ${strike.usaAttack} and of Israel’s agents against security`,
  `an American base, missiles against ${strike.baseDefence}`,
  `The struck-back seat’s trust in the other ${signed(strike.retaliationTrust)}`,
  `costs the trust of the seat that was struck, ${-trust.lookAway} for each strike that broke the truce`,
  `Shield +${deals.umbrellaShield} a round up to ${deals.umbrellaUpTo}`,
  `adds ${deals.umbrellaShield} to the shield, up to ${deals.umbrellaUpTo}`,
  `Each step: sanctions ${signed(deals.reliefSanctions)}, economy ${signed(deals.reliefEconomy)}`,
  `Shield +${deals.aidShield}.`,
  `At most ${deals.missileLimit}; what is above is scrapped`,
  `Rebuilding missiles at ${deals.missileLimit} or more`,
  `a delivery that waits for another term exposes ${-deals.afterExposure} less`,
  `relief in law exposes ${TERMS.relief.law.exposure} more and assures ${TERMS.relief.law.assurance} more`,
  `takes ${-deals.snapbackExposure} off the exposure and ${-deals.snapbackAssurance} off the assurance`,
  `loses ${-trust.breach} of its trust in the breaker, or ${-trust.breachInLaw} if the term was in law`,
  `each other party loses ${-trust.denounce} of its trust in the denouncer, and the third seat ${-trust.denounceThird}`,
  `at most ${trust.keep} a round for each pair, up to ${trust.keepUpTo}`,
  `Only obligations with an exposure of ${trust.keepExposure} or more earn trust`,
  `ends when ceasefire is back at ${N.war.endsAt}`,
  `for ${peace.rounds} rounds running`,
  `inspections at level ${peace.access} or more, and they stand at ${peace.access} or more`,
  `At least ${peace.relief} steps of relief`,
  `Ceasefire is at ${peace.ceasefire} or more`,
  `up to ${100 - scores.agenda} points for public interests and up to ${scores.agenda} for the agenda`,
  `It gives ${scores.agenda} points when all its conditions are met, and otherwise ${scores.agendaPart} points times`,
  `Never more than ${scores.fewShipped} units shipped out`,
];

describe('the rulebook has its numbers from the content', () => {
  it.each(SENTENCES.map((sentence) => [sentence]))('“%s”', (sentence) => {
    expect(prose).toContain(sentence);
  });
});

describe('the rulebook is fit to be read', () => {
  const headings = rulebook.split('\n').filter((line) => /^#{1,3} /.test(line));

  it('begins with a page that is enough to play, and says what it is', () => {
    expect(headings[0]).toBe('# The rules of Brittle Peace');
    expect(headings[1]).toBe('## How to play in five minutes');
    const [before = '', quick = ''] = rulebook.split(/^## /m);
    expect(before).toMatch(/It is a simulation\. .*24 June 2025.* departs from history/);
    expect(quick.split(/\s+/).length).toBeLessThan(450);
  });

  it('has one heading of the first level, and none twice', () => {
    expect(headings.filter((line) => line.startsWith('# '))).toHaveLength(1);
    const texts = headings.map((line) => line.replace(/^#+ /, ''));
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('has rows as wide as their heads', () => {
    const width = (line: string) => line.split('|').length;
    let head: string | undefined;
    for (const line of rulebook.split('\n')) {
      if (!line.startsWith('|')) head = undefined;
      else expect(width(line), line).toBe(width((head ??= line)));
    }
  });

  it('shows no ids', () => {
    const text = prose.replace(/```[\s\S]*?```/g, '');
    expect(text.match(/`[^`]*`|\busa\b|\bheu\b|[a-z]_[a-z]|[a-z][A-Z]/g) ?? []).toEqual([]);
  });
});
