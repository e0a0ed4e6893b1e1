import type { ScenarioId } from '../../shared/content/scenarios';
import type { Trust } from '../ui/TrustTriangle';

/** The lengths of a game, with what they mean in rounds (RULES, preface). */
export const LENGTHS: readonly { value: ScenarioId; label: string; hint: string }[] = [
  { value: 'short', label: 'Short', hint: '5 rounds' },
  { value: 'standard', label: 'Standard', hint: '8 rounds' },
  { value: 'long', label: 'Long', hint: '12 rounds' },
];

/** Trust as the standard scenario begins (RULES 2): a copy, since the first page is to load no scenario. A test compares them. */
export const FIRST_MORNING: Trust = {
  usa: { usa: 0, iran: 2, israel: 7 },
  iran: { usa: 1, iran: 0, israel: 0 },
  israel: { usa: 7, iran: 0, israel: 0 },
};
