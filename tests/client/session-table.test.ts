import { beforeEach, expect, test, vi } from 'vitest';
import { createTableStore, showTable } from '../../client/session/table';
import { LocalTable, type Scripted } from '../e2e/support/local-source';

const script: Scripted = {
  viewer: 'iran',
  scenario: 'standard',
  seed: '000102030405060708090a0b0c0d0e0f',
  round: 1,
  step: 'talks',
  bots: true,
  clock: false,
};

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  return () => vi.unstubAllGlobals();
});

test('a seat has options, one object for each view; the gallery and the end have none', () => {
  const local = new LocalTable(script);
  const first = local.view();
  const store = createTableStore(local.source(), first);
  const { options, seat } = store.getState();
  expect(seat).toBe('iran');
  expect(options?.points).toBe(2);
  showTable(store, { ...first, messages: {} });
  expect(store.getState().options).toBe(options);
  showTable(store, structuredClone(first));
  expect(store.getState().options).toBe(options);
  const { view } = first;
  showTable(store, { ...first, view: { ...view, tracks: { ...view.tracks, toll: view.tracks.toll + 1 } } });
  expect(store.getState().options).not.toBe(options);

  const gallery = new LocalTable({ ...script, viewer: 'gallery' });
  expect(createTableStore(gallery.source(), gallery.view()).getState()).toMatchObject({
    seat: null,
    options: null,
  });
  const ended = new LocalTable({ ...script, round: 99 });
  expect(createTableStore(ended.source(), ended.view()).getState()).toMatchObject({
    seat: 'iran',
    options: null,
  });
});

test('what was typed is there again after a reload, for this table and seat alone', () => {
  const local = new LocalTable(script);
  const store = createTableStore(local.source(), local.view());
  store.getState().setDraft('say:open', 'Half a senten');
  expect(store.getState().getDraft('say:open')).toBe('Half a senten');
  const reloaded = createTableStore(local.source(), local.view());
  expect(reloaded.getState().getDraft('say:open')).toBe('Half a senten');
  const other = new LocalTable({ ...script, viewer: 'usa' });
  expect(createTableStore(other.source(), other.view()).getState().getDraft('say:open')).toBe('');
  reloaded.getState().setDraft('say:open', '');
  expect(createTableStore(local.source(), local.view()).getState().drafts).toEqual({});
});

test('drafts work where storage is forbidden', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('forbidden');
    },
  });
  const local = new LocalTable(script);
  const store = createTableStore(local.source(), local.view());
  store.getState().setDraft('a', 'b');
  expect(store.getState().getDraft('a')).toBe('b');
});
