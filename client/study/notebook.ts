/** The study that is open beside a game: its notes as they are written, kept at once, and shared where it is shared. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Recording } from '../../shared/recording/format';
import { inOrder, NOTES_MOST, TEXTS_MOST, type Note, type Study } from '../../shared/study/format';
import { notAbout } from '../../shared/study/read';
import { studyProblemText } from '../../shared/study/problems';
import { cleanName, cleanText, cleanTitle } from '../../shared/study/text';
import { requestId } from '../session/ids';
import { agree } from './agree';
import type { Notebook, OpenStudy } from './book';
import { forgetDraft, keptDrafts } from './draft';
import type { StudyServer } from './http';
import { isEmpty, Pending } from './pending';
import { toStudy, type KeptStudy, type StudyShelf, type WholeStudy } from './shelf';
import { studyRefusal } from './words';

/** How long after the last key a note is written down, and sent where it is shared. */
const WRITTEN_AFTER = 250;
const SENT_AFTER = 1_500;
/** How long after a failure it is tried again, unless the line comes back earlier. */
const AGAIN_AFTER = 20_000;

interface NotebookOptions {
  readonly recording: Recording;
  readonly shelf: StudyShelf;
  readonly server: StudyServer;
  /** The shared study that was come for. */
  readonly shared?: string | undefined;
  readonly clock?: () => number;
}

const NOT_KEPT =
  'The browser could not keep what you wrote: its storage is full, or forbidden to this page. Save the study as a file before you leave.';

/** The browser's storage failed. */
const notHere = () => ({ ok: false as const, code: 'not-kept' });

/** What a study is called before it is given a title. */
const UNTITLED = 'My study';

export function createNotebook({
  recording,
  shelf,
  server,
  shared,
  clock = () => Date.now(),
}: NotebookOptions): StoreApi<Notebook> {
  const game = { id: recording.seal.slice(0, 16), seal: recording.seal };
  const pending = new Pending();
  let writing: ReturnType<typeof setTimeout> | undefined;
  let sending: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const store = createStore<Notebook>()((set, get) => {
    const opened = ({ kept, notes }: WholeStudy): OpenStudy => {
      const { study, writing: open } = get();
      const before = study?.id === kept.id ? study : null;
      const all = pending.onto(notes);
      // A note that was just begun stays.
      const begun = before?.notes.find((note) => note.id === open);
      if (begun && isEmpty(begun)) all.set(begun.id, begun);
      // What is typed stays as it is typed, where it comes to the same.
      const typed = (text: string | undefined, now: string, clean: (text: string) => string) =>
        text !== undefined && clean(text) === now ? text : now;
      return {
        id: kept.id,
        title: typed(before?.title, kept.title, cleanTitle),
        author: typed(before?.author, kept.author ?? '', cleanName),
        notes: inOrder(all.values()),
        place: kept.share ? { is: 'shared', study: kept.share.study, key: kept.share.key } : { is: 'here' },
        version: kept.share?.version ?? 0,
      };
    };
    const list = async () => set({ shelf: await shelf.ofGame(game.seal) });
    const mine = (): OpenStudy | null => {
      const { study } = get();
      return study && study.place.is !== 'read' ? study : null;
    };

    async function show(id: string): Promise<boolean> {
      const whole = await shelf.read(id);
      if (!whole || closed) return false;
      set({ study: opened(whole), state: 'ready' });
      return true;
    }

    /** Writes down what was changed. */
    async function flush(): Promise<void> {
      clearTimeout(writing);
      writing = undefined;
      const study = mine();
      if (!study || !pending.any) return;
      try {
        await pending.write(shelf, study.id, clock());
      } catch {
        return set({ kept: 'not-kept', trouble: NOT_KEPT });
      }
      set({ kept: pending.any ? 'writing' : 'kept' });
      if (study.place.is === 'shared') sendSoon();
    }

    function changed(id: string, note: Note | null): void {
      const study = mine();
      if (!study) return;
      pending.add(study.id, id, note);
      set({ kept: 'writing' });
      clearTimeout(writing);
      writing = setTimeout(() => void flush(), WRITTEN_AFTER);
    }

    function sendSoon(after = SENT_AFTER): void {
      clearTimeout(sending);
      sending = setTimeout(() => void send(), after);
    }

    async function send(newest = 0): Promise<void> {
      const study = mine();
      if (study?.place.is !== 'shared' || closed) return;
      set({ kept: 'sending' });
      const agreed = await agree(shelf, server, study.id, newest).catch(notHere);
      if (closed) return;
      if (get().study?.id === study.id) await show(study.id);
      if (!agreed.ok) {
        set({ kept: 'not-sent', trouble: studyRefusal(agreed.code) });
        if (agreed.code === 'network' || agreed.code === 'busy' || agreed.code === 'storage')
          sendSoon(AGAIN_AFTER);
        return;
      }
      set({
        kept: pending.any ? 'writing' : 'kept',
        trouble:
          agreed.both > 0
            ? 'Somebody else changed a note while you did. Both are kept, one below the other.'
            : null,
      });
    }

    async function readShared(id: string): Promise<void> {
      const answer = await server.read(id);
      const { study: open } = get();
      // Meanwhile the key may have been given, or another study opened.
      if (closed || (open && (open.place.is !== 'read' || open.id !== id))) return;
      if (!answer.ok) return set({ state: 'missing', trouble: studyRefusal(answer.code) });
      const { study, version } = answer.value;
      const fault = notAbout(study, recording);
      if (fault) return set({ state: 'missing', trouble: studyProblemText(fault) });
      set({
        state: 'ready',
        trouble: null,
        study: {
          id,
          title: study.title,
          author: study.author ?? '',
          notes: study.notes,
          place: { is: 'read', study: id },
          version,
        },
      });
    }

    /** Keeps a study under a name of its own, and opens it. */
    async function keep(study: Study, share: KeptStudy['share'] = null): Promise<void> {
      const { title, author, notes, createdAt, updatedAt } = study;
      const kept = { id: requestId(), game, title, createdAt, updatedAt, share };
      await shelf.create({ kept: { ...kept, ...(author !== undefined && { author }) }, notes });
      await list();
      set({ writing: null });
      await show(kept.id);
    }

    /** Opens what this browser keeps; `false` where a shared study is wanted that it does not. */
    async function openKept(): Promise<boolean> {
      for (const { study, note } of keptDrafts()) {
        await shelf.write(study, clock(), [note]);
        forgetDraft(note.id);
      }
      await list();
      const own = shared === undefined ? null : await shelf.byShared(shared);
      if (shared !== undefined && !own) return false;
      const id = own?.kept.id ?? get().shelf[0]?.id;
      if (id !== undefined) await show(id);
      set({ state: 'ready' });
      void send();
      return true;
    }

    function elsewhere(id: string): void {
      void list();
      if (get().study?.id !== id || get().study?.place.is === 'read') return;
      void show(id).then((there) => there || closed || set({ study: null, writing: null }));
    }
    function leave(): void {
      void flush();
    }
    function online(): void {
      if (get().kept === 'not-sent') void send();
    }

    return {
      state: 'loading',
      trouble: null,
      shelf: [],
      study: null,
      writing: null,
      kept: 'kept',
      async begin() {
        closed = false;
        shelf.onElsewhere(elsewhere);
        addEventListener('pagehide', leave);
        addEventListener('online', online);
        try {
          if (await openKept()) return;
        } catch {
          // A shared study can be read all the same.
          set({ state: 'ready', trouble: NOT_KEPT });
        }
        if (shared !== undefined) await readShared(shared);
      },
      async open(id) {
        await flush();
        set({ writing: null, trouble: null });
        await show(id);
        if (get().study?.place.is === 'shared') void send();
      },
      async create(by = '') {
        await flush();
        const at = clock();
        const author = cleanName(by);
        await keep({
          format: 'brittle-peace-study',
          version: 1,
          title: UNTITLED,
          ...(author !== '' && { author }),
          game,
          notes: [],
          createdAt: at,
          updatedAt: at,
        });
      },
      async take(study) {
        const fault = notAbout(study, recording);
        if (fault) return studyProblemText(fault);
        await flush();
        await keep(study);
        return null;
      },
      async copy() {
        const { study } = get();
        const now = get().now();
        if (!study || !now) return;
        await keep({ ...now, title: cleanTitle(`${now.title}, copy`), updatedAt: clock() });
      },
      rename({ title, author }) {
        const study = mine();
        if (!study) return;
        set({
          study: { ...study, ...(title !== undefined && { title }), ...(author !== undefined && { author }) },
        });
        const [name, by] = [cleanTitle(title ?? study.title) || UNTITLED, cleanName(author ?? study.author)];
        void shelf
          .change(study.id, ({ author: _, ...kept }) => ({
            ...kept,
            title: name,
            ...(by !== '' && { author: by }),
            updatedAt: clock(),
          }))
          .then(list);
        if (study.place.is === 'shared') sendSoon();
      },
      async remove() {
        const study = mine();
        if (!study) return null;
        await flush();
        const whole = await shelf.read(study.id);
        await shelf.delete(study.id);
        await list();
        set({ study: null, writing: null });
        const [next] = get().shelf;
        if (next) await show(next.id);
        return whole;
      },
      async bringBack(whole) {
        await shelf.create(whole);
        await list();
        await show(whole.kept.id);
      },
      async add(entry, view, by) {
        if (get().study?.place.is === 'read' || get().state !== 'ready') return;
        get().done();
        if (!get().study)
          await get()
            .create(by)
            .catch(() => undefined);
        const study = mine();
        if (!study) return set({ trouble: NOT_KEPT });
        const full =
          study.notes.length >= NOTES_MOST ||
          study.notes.reduce((sum, { text }) => sum + text.length, 0) >= TEXTS_MOST;
        if (full) return set({ trouble: 'The study is full. Begin another, or delete notes of this one.' });
        const name = cleanName(by);
        const id = requestId();
        const note: Note = { id, entry, view, mark: null, text: '', ...(name && { by: name }), at: clock() };
        set({ study: { ...study, notes: inOrder([...study.notes, note]) }, writing: id });
      },
      write(id) {
        if (get().writing !== id) get().done();
        if (mine()) set({ writing: id });
      },
      edit(id, change) {
        const study = mine();
        const note = study?.notes.find((each) => each.id === id);
        if (!study || !note) return;
        const next: Note = {
          ...note,
          ...change,
          ...(change.text !== undefined && { text: cleanText(change.text) }),
          at: clock(),
        };
        set({ study: { ...study, notes: study.notes.map((each) => (each.id === id ? next : each)) } });
        changed(id, next);
      },
      done() {
        const { study, writing: id } = get();
        if (id === null || !study) return;
        set({
          writing: null,
          study: { ...study, notes: study.notes.filter((note) => note.id !== id || !isEmpty(note)) },
        });
        void flush();
      },
      drop(id) {
        const study = mine();
        const note = study?.notes.find((each) => each.id === id);
        if (!study || !note) return null;
        set({
          study: { ...study, notes: study.notes.filter((each) => each.id !== id) },
          ...(get().writing === id && { writing: null }),
        });
        changed(id, null);
        return isEmpty(note) ? null : note;
      },
      putBack(note) {
        const study = mine();
        if (!study) return;
        set({ study: { ...study, notes: inOrder([...study.notes, note]) } });
        changed(note.id, note);
      },
      async share(played) {
        const study = mine();
        const now = get().now();
        if (!study || !now || study.place.is !== 'here') return null;
        get().done();
        await flush();
        const answer = await server.share(now, played);
        if (!answer.ok) return studyRefusal(answer.code);
        const { key, version, study: id } = answer.value;
        await shelf.change(study.id, (kept) => ({ ...kept, share: { study: id, key, version, base: now } }));
        await show(study.id);
        await list();
        // What was written while it was on its way.
        sendSoon();
        return null;
      },
      async unshare() {
        const study = mine();
        if (study?.place.is !== 'shared') return null;
        const answer = await server.delete(study.place.study, study.place.key);
        if (!answer.ok && answer.code !== 'unknown-study') return studyRefusal(answer.code);
        await shelf.change(study.id, (kept) => ({ ...kept, share: null }));
        await show(study.id);
        await list();
        return null;
      },
      async useKey(key) {
        const { study } = get();
        if (study?.place.is !== 'read') return null;
        const answer = await server.read(study.place.study);
        if (!answer.ok) return studyRefusal(answer.code);
        const { version, study: base } = answer.value;
        // The same once more is what only a key may do.
        const saved = await server.save(study.place.study, key, version, base);
        if (!saved.ok) return studyRefusal(saved.code);
        await keep(base, { study: study.place.study, key, version: saved.value.version, base });
        return null;
      },
      heard(version, gone) {
        const { study } = get();
        if (!study || study.place.is === 'here') return;
        if (gone) {
          return set({
            trouble:
              study.place.is === 'read'
                ? 'Whoever shared this study has deleted it. What you see is the last of it.'
                : 'This study is no longer shared; it is still kept in this browser.',
          });
        }
        if (version <= study.version) return;
        if (study.place.is === 'read') void readShared(study.place.study);
        else void send(version);
      },
      now() {
        const { study } = get();
        if (!study) return null;
        const { title, author, notes } = study;
        const from = get().shelf.find(({ id }) => id === study.id);
        const at = clock();
        return toStudy({
          kept: {
            id: study.id,
            game,
            title: cleanTitle(title) || UNTITLED,
            ...(cleanName(author) !== '' && { author: cleanName(author) }),
            createdAt: from?.createdAt ?? at,
            updatedAt: from?.updatedAt ?? at,
            share: null,
          },
          notes: notes.filter((note) => !isEmpty(note)),
        });
      },
      close() {
        void flush();
        closed = true;
        clearTimeout(sending);
        removeEventListener('pagehide', leave);
        removeEventListener('online', online);
        shelf.close();
      },
    };
  });
  return store;
}
