/** Bringing a study in this browser and the one that is shared to the same: two editors cannot overwrite each other. */
import type { Study } from '../../shared/study/format';
import { mergeStudies } from '../../shared/study/merge';
import { requestId } from '../session/ids';
import type { StudyServer } from './http';
import { toStudy, type StudyShelf } from './shelf';

/** Somebody else may be first again and again; after so many times it waits for the next change. */
const TRIES = 5;

export type Agreed =
  | {
      readonly ok: true;
      /** Notes that both had changed, of which there are two now. */ readonly both: number;
    }
  | { readonly ok: false; readonly code: string };

const content = ({ title, author, notes }: Study): string => JSON.stringify([title, author, notes]);

/** What may leave this browser: notes that say something. */
const said = (study: Study): Study => ({
  ...study,
  notes: study.notes.filter(({ mark, text }) => mark !== null || text.trim() !== ''),
});

/** One tab at a time sends a study. */
const alone = <T>(id: string, work: () => Promise<T>): Promise<T> =>
  typeof navigator === 'undefined' || navigator.locks === undefined
    ? work()
    : navigator.locks.request(`bp.study.${id}`, work);

/** Sends what was written here, after taking in what others wrote; `newest` is the version that is known to be shared. */
export const agree = (shelf: StudyShelf, server: StudyServer, id: string, newest = 0): Promise<Agreed> =>
  alone(id, async () => {
    let wanted = newest;
    let both = 0;
    for (let tries = 0; tries < TRIES; tries++) {
      const whole = await shelf.read(id);
      const share = whole?.kept.share;
      if (!whole || !share) return { ok: true, both };
      const mine = said(toStudy(whole));
      if (wanted > share.version) {
        const theirs = await server.read(share.study);
        if (!theirs.ok) return theirs;
        const merged = mergeStudies(share.base, mine, theirs.value.study, requestId);
        both += merged.both.length;
        await shelf.settle(
          id,
          { ...share, version: theirs.value.version, base: theirs.value.study },
          mine,
          merged.study,
        );
        wanted = 0;
        continue;
      }
      if (content(mine) === content(share.base)) return { ok: true, both };
      const saved = await server.save(share.study, share.key, share.version, mine);
      if (saved.ok) {
        await shelf.settle(id, { ...share, version: saved.value.version, base: mine }, mine, mine);
        continue;
      }
      if (saved.code !== 'study-changed') return saved;
      wanted = saved.version ?? share.version + 1;
    }
    return { ok: false, code: 'busy' };
  });
