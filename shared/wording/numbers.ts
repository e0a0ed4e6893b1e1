/** A whole number with a true minus sign. */
export const plain = (value: number): string => (value < 0 ? `\u2212${-value}` : `${value}`);

/** A change, always with its sign: "+1", "−2", "±0". */
export const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? plain(value) : '±0');
