/** How bad a value of a shared track is: the tone it is shown in, and the word for it. */
export function gravity(
  track: 'ceasefire' | 'escalation',
  value: number,
): readonly ['good' | 'warn' | 'bad', string] {
  if (track === 'ceasefire')
    return value >= 7
      ? ['good', 'firm']
      : value >= 4
        ? ['warn', 'brittle']
        : value > 0
          ? ['bad', 'failing']
          : ['bad', 'gone'];
  return value <= 3
    ? ['good', 'calm']
    : value <= 6
      ? ['warn', 'tense']
      : value < 10
        ? ['bad', 'near war']
        : ['bad', 'war'];
}
