import type { Measured } from '../../shared/analysis/debrief/debrief';
import type { Seat } from '../../shared/content/seats';
import { plain, signed } from '../../shared/wording/numbers';

const rounded = (value: number): number => {
  const tenths = Math.round(value * 10) / 10;
  return tenths === 0 ? 0 : tenths;
};
/** With one decimal at most and a true minus sign: "−3.4". */
export const figure = (value: number): string => plain(rounded(value));
/** The same with its sign. */
export const change = (value: number): string => signed(rounded(value));

/** Two standard errors, within which the true mean lies in about 19 of 20 cases; `null` where nothing is known of it. */
export const margin = ({ error }: Measured): number | null => (error === null ? null : 2 * error);

/** ", give or take 2"; nothing where it is not known. */
export function giveOrTake(measured: Measured): string {
  const by = margin(measured);
  return by === null ? '' : `, give or take ${figure(by)}`;
}

export const percent = (share: number): string => {
  const whole = Math.round(share * 100);
  return share > 0 && whole === 0 ? 'under 1 %' : `${whole} %`;
};

/** Where a full name does not fit. */
export const SHORT_NAMES: Record<Seat, string> = { usa: 'US', iran: 'Iran', israel: 'Israel' };
