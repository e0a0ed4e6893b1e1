/** A whole number with a true minus sign. */
export const plain = (value: number): string => (value < 0 ? `\u2212${-value}` : `${value}`);

/** A change, always with its sign: "+1", "−2", "±0". */
export const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? plain(value) : '±0');

/** Minutes and seconds left, "3:41"; an hour and more as "1:03:41". */
export function clockText(milliseconds: number): string {
  const total = Math.max(0, Math.ceil(milliseconds / 1000));
  const seconds = String(total % 60).padStart(2, '0');
  const minutes = Math.floor(total / 60) % 60;
  const hours = Math.floor(total / 3600);
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}
