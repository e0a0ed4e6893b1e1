/**
 * The room of a shared study: who else has it open, and who leads. Whoever leads is followed to every entry; a step of
 * one's own is a look aside, until one comes back.
 */
import { io, type Socket } from 'socket.io-client';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reply } from '../../shared/protocol/messages';
import {
  parseRoom,
  STUDY_NAMESPACE,
  STUDY_PROTOCOL_VERSION,
  type Lead,
  type RoomNow,
  type ShownPlace,
  type StudyRequest,
} from '../../shared/study/room';
import { requestId } from '../session/ids';
import type { Watch } from '../watch/watch';
import { studyRefusal } from './words';

/** Steps in quick succession, as of somebody who scrubs, are sent so far apart. */
const SENT_EVERY = 120;
const PATIENCE = 8_000;

/** `alone`: nobody leads. `aside`: somebody leads, and one looks elsewhere. */
type Following = 'alone' | 'leading' | 'following' | 'aside';

export interface Leading {
  readonly connected: boolean;
  readonly room: RoomNow | null;
  readonly following: Following;
  /** What is to be told once, in words; counted, so that the same is told twice. */
  readonly news: { readonly text: string; readonly count: number } | null;
  /** Leads the others from now on; answers with a refusal's code, or `null`. */
  readonly lead: (name: string) => Promise<string | null>;
  readonly stop: () => void;
  readonly lookAside: () => void;
  readonly comeBack: () => void;
  /** Comes into the room; nothing is sent before. */
  readonly begin: () => void;
  /** Leaves it; one may come in again. */
  readonly close: () => void;
}

interface LeadingOptions {
  readonly watch: StoreApi<Watch>;
  readonly study: string;
  /** The edit key, where this browser holds it. */
  readonly key: string | null;
  /** The shared study has another version than the one that is held, or was deleted. */
  readonly onVersion: (version: number, gone: boolean) => void;
  readonly connect?: () => Socket;
}

const placeOf = ({ entry, viewer, playing }: Watch): ShownPlace => ({ entry, viewer, playing });
const isSame = (a: ShownPlace, b: ShownPlace): boolean =>
  a.entry === b.entry && a.viewer === b.viewer && a.playing === b.playing;

const connectHere = (): Socket =>
  io(STUDY_NAMESPACE, {
    transports: ['websocket'],
    reconnectionDelay: 400,
    reconnectionDelayMax: 8_000,
    forceNew: true,
    autoConnect: false,
  });

export function createLeading({
  watch,
  study,
  key,
  onVersion,
  connect = connectHere,
}: LeadingOptions): StoreApi<Leading> {
  /** Tells this page from others that lead. */
  const self = requestId();
  const socket = connect();
  let name = '';
  let news = 0;
  /** While the others' place is shown here, which is no step of one's own. */
  let shown: ShownPlace | null = null;
  let showing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const ask = (request: StudyRequest): Promise<Reply> =>
    socket
      .timeout(PATIENCE)
      .emitWithAck('request', request)
      .catch(() => ({ ok: false, code: 'timeout', detail: {} }));

  const store = createStore<Leading>()((set, get) => ({
    connected: false,
    room: null,
    following: 'alone',
    news: null,
    async lead(as) {
      name = as;
      const reply = await ask({ type: 'lead', as: self, name, place: placeOf(watch.getState()) });
      if (!reply.ok) return reply.code;
      sent = placeOf(watch.getState());
      set({ following: 'leading' });
      take(reply.value);
      return null;
    },
    stop() {
      if (get().following !== 'leading') return;
      set({ following: 'alone' });
      clearTimeout(timer);
      timer = undefined;
      void ask({ type: 'stop' });
    },
    lookAside() {
      if (get().following !== 'following') return;
      set({ following: 'aside' });
      if (watch.getState().led) watch.setState({ led: false });
    },
    comeBack() {
      const { room, following } = get();
      if (!room?.lead || following === 'leading') return;
      set({ following: 'following' });
      show(room.lead.place);
    },
    begin() {
      unwatch = watch.subscribe(moved);
      socket.connect();
    },
    close() {
      clearTimeout(timer);
      clearTimeout(retry);
      timer = undefined;
      unwatch();
      if (watch.getState().led) watch.setState({ led: false });
      socket.disconnect();
      set({ connected: false, room: null, following: 'alone' });
    },
  }));

  const tell = (text: string): void => store.setState({ news: { text, count: (news += 1) } });

  function show(place: ShownPlace): void {
    showing = true;
    watch.getState().follow(place);
    showing = false;
    shown = place;
  }

  /** Takes in what the room is now. */
  function take(input: unknown): void {
    const room = parseRoom(input);
    if (!room || room.study !== study) return;
    const { room: before, following } = store.getState();
    store.setState({ room });
    onVersion(room.version, room.gone);
    const { lead } = room;
    if (!lead) return ended(following, before?.lead ?? null);
    // What this page stopped meanwhile is not taken up again.
    if (lead.by === self) return;
    if (following === 'leading') {
      tell(`${lead.name} leads now. You follow; your own steps are a look aside.`);
    } else if (following === 'alone') {
      tell(`${lead.name} leads. You follow.`);
    }
    if (following !== 'aside') {
      store.setState({ following: 'following' });
      if (shown === null || following !== 'following' || !isSame(shown, lead.place)) show(lead.place);
    }
  }

  function ended(following: Following, lead: Lead | null): void {
    if (following === 'alone') return;
    if (following === 'leading') tell('You no longer lead.');
    else if (lead) tell(`${lead.name} no longer leads.`);
    shown = null;
    store.setState({ following: 'alone' });
    if (watch.getState().led) watch.setState({ led: false });
  }

  let sent: ShownPlace | null = null;
  function send(): void {
    timer = undefined;
    const place = placeOf(watch.getState());
    if (store.getState().following !== 'leading' || (sent && isSame(sent, place))) return;
    sent = place;
    timer = setTimeout(send, SENT_EVERY);
    void ask({ type: 'show', place });
  }

  let unwatch = (): void => undefined;
  function moved(now: Watch, before: Watch): void {
    if (showing || isSame(placeOf(now), placeOf(before))) return;
    const { following, lookAside } = store.getState();
    if (following === 'leading') {
      if (timer === undefined) send();
    } else lookAside();
  }

  async function open(): Promise<void> {
    const reply = await ask({
      type: 'open',
      protocol: STUDY_PROTOCOL_VERSION,
      study,
      ...(key !== null && { key }),
    });
    if (!socket.connected) return;
    if (!reply.ok) {
      if (reply.code === 'unknown-study') onVersion(0, true);
      else if (reply.code === 'timeout' || reply.code === 'storage' || reply.code === 'too-many-requests')
        retry = setTimeout(() => void open(), 2_000);
      else tell(studyRefusal(reply.code));
      return;
    }
    store.setState({ connected: true });
    const { lead } = reply.value as RoomNow;
    // Whoever led when the line broke goes on, unless somebody took over.
    if (store.getState().following === 'leading' && (lead === null || lead.by === self)) {
      await store.getState().lead(name);
    } else take(reply.value);
  }

  socket.on('connect', () => void open());
  socket.on('room', take);
  socket.on('disconnect', (reason) => {
    store.setState({ connected: false });
    if (reason === 'io server disconnect') retry = setTimeout(() => socket.connect(), 1_000);
  });
  return store;
}
