import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NUMBERS } from '../../shared/content/numbers';
import { ORDERS, type OrderId } from '../../shared/content/orders';
import { SCENARIOS } from '../../shared/content/scenarios';
import { OTHERS, SEATS } from '../../shared/content/seats';
import { TERM_KINDS, TERMS, type TermKind } from '../../shared/content/terms';
import { appraise } from '../../shared/rules/appraise';
import { brokenBy } from '../../shared/rules/breach';
import { detectionChance, signalWidth } from '../../shared/rules/knowledge';
import { marginal, observe, prior } from '../../shared/rules/pictures';
import { createState } from '../../shared/rules/setup';
import type { Deal, DealId, Draft, State, Term } from '../../shared/rules/state';
import { strikeOdds } from '../../shared/rules/strikes';

// The worked examples of docs/rules.md, worked by the rules themselves.

const { standard } = SCENARIOS;

/** July 2025 as it is dealt, without what the first headline did. */
function july(): State {
  const person = { kind: 'person' } as const;
  const seats = { usa: person, iran: person, israel: person };
  const state = createState({ scenario: 'standard', seed: '0'.repeat(32), seats }, false);
  state.tracks = { ...standard.start.tracks };
  for (const seat of SEATS) state.trust[seat] = { ...standard.start.trust[seat] };
  return state;
}

const term = (kind: TermKind, debtor: Term['debtor'], to: Term['to'], level = 1): Term => ({
  kind,
  debtor,
  to,
  level,
  inLaw: false,
  due: TERMS[kind].kind === 'delivery' ? 1 : null,
  after: null,
});
const between = (terms: readonly Term[]): Draft => ({
  parties: ['usa', 'iran'],
  terms,
  rounds: null,
  secret: false,
  snapback: false,
});
const margins = (state: State, draft: Draft) =>
  appraise(state, draft).parties.map(({ credibility }) => credibility.margin);

describe('the examples of the rulebook', () => {
  it('a first step is credible, and ratified', () => {
    const first = between([term('relief', 'usa', ['iran']), term('access', 'iran', ['usa'])]);
    const appraisal = appraise(july(), first);
    expect(margins(july(), first)).toEqual([1, 2]);
    expect(appraisal.parties.map(({ ratification: { now, after } }) => [now, after])).toEqual([
      [6, 5],
      [3, 4],
    ]);
    expect(appraisal.passes).toBe(true);
  });

  it('a grand bargain is not, until the United States trusts Iran 4', () => {
    const grand = between([
      term('relief', 'usa', ['iran'], 2),
      term('security-guarantee', 'usa', ['iran']),
      term('access', 'iran', ['usa'], 2),
      term('cap', 'iran', ['usa'], 2),
    ]);
    const state = july();
    expect(margins(state, grand)).toEqual([-2, 2]);
    expect(appraise(state, grand).passes).toBe(false);
    state.trust.usa.iran = 4;
    expect(appraise(state, grand).passes).toBe(true);
  });

  it('an air strike in the first month', () => {
    const { intel, security } = standard.start.tracks;
    const odds = (defence: number) => strikeOdds(july(), { attack: intel, defence, bonus: 0 }).damage;
    const sixths = (defence: number) =>
      odds(defence).map(({ damage, percent }) => [damage, Math.round((percent * 6) / 100)]);
    expect(sixths(security)).toEqual([
      [2, 2],
      [3, 3],
      [4, 1],
    ]);
    expect(sixths(8)[0]).toEqual([0, 2]);
  });

  it('a signal on the weapon', () => {
    const width = signalWidth(july(), 'assess');
    expect(width).toBe(2);
    const before = prior(standard);
    expect(marginal(before).weapon).toEqual([1 / 8, 3 / 8, 3 / 8, 1 / 8, 0, 0]);
    const [none, one, two, three] = observe(before, 'weapon', { value: 3, width }).weapon;
    expect(none).toBe(0);
    expect(one).toBeCloseTo(1 / 4, 12);
    expect(two).toBeCloseTo(1 / 2, 12);
    expect(three).toBeCloseTo(1 / 4, 12);
  });

  it('what may have happened unseen', () => {
    expect(detectionChance(july(), 'iran')).toBe(46);
    expect(NUMBERS.diffusion.weapon * (100 - 46)).toBeCloseTo(5.4, 12);
  });
});

/** How the rulebook calls an order in the table of what breaks a term. */
const CALLED: Partial<Record<OrderId, string>> = {
  subvert: '*subvert*',
  sabotage: '*sabotage*',
  proxies: '*use the proxies*',
  bomb: '*bomb*',
  tighten: '*tighten*',
  inspectors: '*expel*',
  conceal: '*conceal*',
  enrich: '*enrich openly*',
  'enrich-secret': '*enrich in secret*',
  weaponise: '*work on a weapon*',
  rebuild: 'rebuilding missiles',
  leak: '*leak*',
  lobby: '*lobby*',
};

describe('what breaks a term', () => {
  const rulebook = readFileSync(join(import.meta.dirname, '../../docs/rules.md'), 'utf8');
  const rows = rulebook
    .slice(rulebook.indexOf('| Term | What it means |'))
    .split('\n\n')[0]
    ?.split('\n')
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()));

  it('is told of every term', () => {
    expect(rows?.map((row) => row[1])).toEqual(TERM_KINDS.map((kind) => `**${TERMS[kind].name}**`));
  });

  it.each(TERM_KINDS)('is told as the rules have it: %s', (kind) => {
    const told = rows?.find((row) => row[1] === `**${TERMS[kind].name}**`)?.[3] ?? '';
    const breaking = new Set<string>();
    for (const debtor of TERMS[kind].debtors) {
      const state = july();
      state.tracks.access = 1;
      const to = OTHERS[debtor].filter((seat) => (TERMS[kind].creditors as readonly string[]).includes(seat));
      const deal: Deal = {
        id: 'd' as DealId,
        by: debtor,
        draft: {
          parties: SEATS,
          terms: [term(kind, debtor, to)],
          rounds: null,
          secret: false,
          snapback: false,
        },
        secret: false,
        signed: 1,
        until: null,
        status: 'in-force',
        ended: null,
        delivered: {},
        lapsed: {},
        injured: {},
        record: {},
      };
      state.deals = { d: deal };
      for (const [id, def] of Object.entries(ORDERS)) {
        if (def.seat !== debtor) continue;
        const targets = Object.keys(def.targets);
        for (const target of targets.length > 0 ? targets : [undefined]) {
          const order = target === undefined ? { order: id as OrderId } : { order: id as OrderId, target };
          if (brokenBy(state, debtor, order).length > 0)
            breaking.add(target === undefined ? id : `${id} ${target}`);
        }
      }
    }
    if (kind === 'hold-fire') {
      const force = Object.entries(ORDERS).filter(([, def]) => 'force' in def);
      expect(new Set([...breaking].map((id) => id.split(' ')[0]))).toEqual(new Set(force.map(([id]) => id)));
      expect(told).toContain('Any order of force');
      return;
    }
    // No target but these makes a difference: the others of the same order break nothing.
    const once = new Set([...breaking].map((id) => id.split(' ')[0] as OrderId));
    if (once.delete('airstrike')) {
      expect([...breaking].filter((id) => id.startsWith('airstrike'))).toEqual(['airstrike leadership']);
      expect(told).toContain('an air strike on the leadership');
    }
    for (const [id, name] of Object.entries(CALLED))
      expect(told.toLowerCase().includes(name), `${TERMS[kind].name}: ${id}`).toBe(once.has(id as OrderId));
    for (const id of once) expect(CALLED, id).toHaveProperty([id]);
    for (const id of breaking) {
      if (id.startsWith('inspectors')) expect(id).toBe('inspectors expel');
      if (id.startsWith('rebuild')) expect(id).toBe('rebuild missiles');
    }
  });
});
