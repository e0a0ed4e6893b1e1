import { expect, test } from 'vitest';
import type { TableHeader } from '../../server/storage/journal';
import { startFold } from '../../server/tables/fold';
import { RULES_VERSION } from '../../shared/rules/version';

const header: TableHeader = {
  table: 't1',
  code: 'T1',
  name: null,
  scenario: 'standard',
  seed: '00112233445566778899aabbccddeeff',
  rules: RULES_VERSION,
  seats: { usa: { kind: 'person' }, iran: { kind: 'person' }, israel: { kind: 'person' } },
  clock: { talksMinutes: 5, ordersMinutes: null },
  gallery: true,
  inviteHashes: {},
  hostHash: 'cc',
  createdAt: 1_700_000_000_000,
};

test('a table of these rules begins where it was created', () => {
  expect(startFold(header)).toMatchObject({ seq: 0, at: header.createdAt });
});

test.each([RULES_VERSION - 1, RULES_VERSION + 1])(
  'a table of version %i of the rules is refused',
  (rules) => {
    expect(() => startFold({ ...header, rules })).toThrow(
      `The table was played under version ${rules} of the rules; these are version ${RULES_VERSION}.`,
    );
  },
);
