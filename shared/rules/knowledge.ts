/** Signals and what they do to the pictures; what everybody must reckon with unseen (RULES 5, RULES 11, Knowing). */
import type { OrderId } from '../content/orders';
import type { Seat } from '../content/seats';
import { below } from './chance';
import { tell } from './log';
import {
  afterConcealment,
  afterEnrichment,
  afterWeapon,
  afterWeaponisation,
  diffused,
  observe,
  pooled,
  signalError,
  signalMost,
  type SignalAbout,
} from './pictures';
import { scenarioOf } from './scenario';
import {
  PICTURES,
  type Dispatch,
  type Picture,
  type PictureOf,
  type Position,
  type Signal,
  type State,
} from './state';
import { moveTrust } from './tracks';

/** Half-width of the signal that `assess` or `reconnoitre` would bring now. */
export function signalWidth(position: Position, order: 'assess' | 'reconnoitre'): number {
  const { signals } = scenarioOf(position).numbers;
  const { access, intel } = position.tracks;
  if (order === 'assess') return Math.max(0, signals.assessWidth - access);
  const width = intel >= signals.sharpIntel ? signals.reconnoitreWidth : signals.reconnoitreBlunt;
  return access >= 3 ? Math.max(0, width - 1) : width;
}

/** Chance in percent that a covert order of `seat` is found out, with the tracks as they stand. */
export function detectionChance(position: Position, seat: Seat): number {
  const { detection } = scenarioOf(position).numbers;
  const { access, intel, security } = position.tracks;
  const chance =
    seat === 'iran'
      ? (detection.byAccess[access] ?? 0) + detection.perIntel * intel
      : detection.foreign + detection.perSecurity * security;
  return Math.min(detection.most, chance);
}

function take(state: State, about: SignalAbout, width: number, purpose: string): Signal {
  const { heu, concealed, weapon } = state.secret;
  const truth = about === 'weapon' ? weapon : about === 'heu' ? heu : heu - concealed;
  const at = below(state.seed, state.round, purpose, (width + 1) * (width + 1));
  const value = Math.max(0, Math.min(signalMost(about), truth + signalError(width, at)));
  return { subject: about === 'weapon' ? 'weapon' : 'heu', value, width, round: state.round };
}

/** Whether anybody reads the log or a picture. A signal that nobody reads need not be drawn: chance has no state. */
const isRead = ({ log, pictures }: State): boolean =>
  log !== null || pictures.usa !== null || pictures.israel !== null || pictures.public !== null;

export const updatePictures = (
  state: State,
  update: (picture: Picture) => Picture,
  whose: readonly PictureOf[] = PICTURES,
): void => {
  for (const who of whose) {
    const picture = state.pictures[who];
    if (picture) state.pictures[who] = update(picture);
  }
};

/** A signal for one seat's eyes. `event` tells signals of several events apart, so that each errs on its own. */
export function privateSignal(
  state: State,
  step: Dispatch['step'],
  seat: 'usa' | 'israel',
  subject: 'heu' | 'weapon',
  width: number,
  source: OrderId | 'event',
  event = '',
): void {
  // Israel’s it may put forward later; one for Washington leaves no trace where nobody reads.
  if (seat === 'usa' && !isRead(state)) return;
  const signal = take(state, subject, width, `signal:${seat}:${source}${event}:${subject}`);
  updatePictures(state, (picture) => observe(picture, subject, signal), [seat]);
  if (seat === 'israel') state.lastSignal = signal;
  tell(state, step, { kind: 'signal', source, signal }, [], [seat]);
}

/** A signal that everybody reads. */
export function publicSignal(
  state: State,
  step: Dispatch['step'],
  about: SignalAbout,
  width: number,
  source: 'inspectors' | 'event',
  event = '',
): void {
  if (!isRead(state)) return;
  const signal = take(state, about, width, `signal:${source}${event}:${about}`);
  updatePictures(state, (picture) => observe(picture, about, signal));
  tell(state, step, { kind: 'signal', source, signal, declared: about === 'declared' });
}

/** The inspectors' report: what is declared, or with full access everything there is. */
export function inspectorsReport(state: State): void {
  const { access } = state.tracks;
  const width = scenarioOf(state).numbers.signals.inspectorWidths[access] ?? 0;
  if (access === 0 || (access === 1 && state.round % 2 === 1)) return;
  publicSignal(state, 'reckoning', access >= 3 ? 'heu' : 'declared', width, 'inspectors');
}

/** Unseen work is expected too, the less the better the chance of seeing it was. */
export function expectUnseen(state: State): void {
  if (!isRead(state)) return;
  const { diffusion, secretEnrichment, conceal, weaponise } = scenarioOf(state).numbers;
  const unseen = 1 - detectionChance(state, 'iran') / 100;
  const rates = {
    heu: state.tracks.sites >= secretEnrichment.sites ? diffusion.heu * unseen : 0,
    concealed: diffusion.concealed * unseen,
    weapon: diffusion.weapon * unseen,
  };
  const steps = { heu: secretEnrichment.heu, conceal, ...weaponise };
  updatePictures(state, (picture) => diffused(picture, rates, steps));
}

/** What a covert act that was found out tells about uranium and weapon; whoever did it to Iran knew already. */
export function learnFromDetection(state: State, order: OrderId, target: string | null): void {
  const { secretEnrichment, conceal, weaponise } = scenarioOf(state).numbers;
  if (order === 'enrich-secret') {
    updatePictures(state, (picture) => afterEnrichment(picture, secretEnrichment.heu));
  } else if (order === 'conceal') {
    updatePictures(state, (picture) => afterConcealment(picture, conceal));
  } else if (order === 'weaponise') {
    updatePictures(state, (picture) => afterWeaponisation(picture, weaponise));
  } else if (order === 'sabotage' && target === 'weapon') {
    updatePictures(state, (picture) => afterWeapon(picture, -1), ['usa', 'public']);
  }
}

/** Israel puts its last signal before Washington, as it was or dressed up. Washington reckons with either. */
export function passOnSignal(state: State, dressed: boolean): void {
  const last = state.lastSignal;
  if (!last) return;
  const { dressUp, doubt } = scenarioOf(state).numbers.leak;
  const value = dressed ? Math.min(signalMost(last.subject), last.value + dressUp) : last.value;
  const signal: Signal = { ...last, value };
  state.leaks[String(Object.keys(state.leaks).length + 1)] = {
    round: state.round,
    subject: last.subject,
    value,
    dressed,
    found: false,
  };
  // What was shown once is known: it is not put forward again.
  state.lastSignal = null;
  updatePictures(state, (picture) => observe(picture, last.subject, signal, doubt, dressUp), ['usa']);
  tell(state, 'resolution', { kind: 'signal', source: 'leak', signal }, [], ['usa', 'israel']);
}

/** Washington finds out whether what it was shown had been dressed up. */
export function checkLeaks(state: State, step: Dispatch['step']): void {
  for (const leak of Object.values(state.leaks)) {
    if (!leak.dressed || leak.found) continue;
    leak.found = true;
    const moves: Parameters<typeof moveTrust>[4] = [];
    moveTrust(state, 'usa', 'israel', scenarioOf(state).numbers.leak.found, moves);
    tell(state, step, { kind: 'leak-found' }, moves, ['usa', 'israel']);
  }
}

/** `share-intel`: Israel's picture joined to Washington's own. */
export function sharePicture(state: State): void {
  const { usa, israel, public: open } = state.pictures;
  if (usa && israel && open) state.pictures.usa = pooled(usa, israel, open);
}
