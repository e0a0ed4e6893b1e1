import { VIEWERS, type Viewer } from '../../shared/content/seats';
import { diff } from '../../shared/protocol/diff';
import type { Delta, TableView } from '../../shared/protocol/messages';
import { withoutRepeats } from '../../shared/protocol/repeats';

/** What a viewer has been shown, and under which version. */
export interface Shown {
  readonly version: number;
  readonly state: TableView;
}

interface Room {
  version: number;
  /** Changes of the view itself or of the messages, as a bot cares for. */
  changes: number;
  state: TableView | null;
  watchers: number;
}

/** Where updates go; the sockets of a viewer of this table, however many. */
export type Publish = (viewer: Viewer, version: number, delta: Delta, state: TableView) => void;

/**
 * One room for each viewer of a table. A version counts what this viewer could see change and nothing else: where its
 * view is as it was, nothing is sent and nothing is counted.
 */
export class Rooms {
  readonly #rooms = new Map<Viewer, Room>(
    VIEWERS.map((viewer) => [viewer, { version: 0, changes: 0, state: null, watchers: 0 }]),
  );
  readonly #project: (viewer: Viewer) => TableView;
  readonly #publish: Publish;

  constructor(project: (viewer: Viewer) => TableView, publish: Publish) {
    this.#project = project;
    this.#publish = publish;
  }

  get watchers(): number {
    let sum = 0;
    for (const room of this.#rooms.values()) sum += room.watchers;
    return sum;
  }

  /** How many look on as this viewer. */
  watchersOf(viewer: Viewer): number {
    return this.#room(viewer).watchers;
  }

  /** Counts a watcher in; it is to be sent every update after the version that it is given here. */
  enter(viewer: Viewer): Shown {
    const shown = this.look(viewer);
    this.#room(viewer).watchers += 1;
    return shown;
  }

  leave(viewer: Viewer): void {
    this.#room(viewer).watchers -= 1;
  }

  /** What a viewer sees now; whoever watches is sent it first. */
  look(viewer: Viewer): Shown & { readonly changes: number } {
    const room = this.#room(viewer);
    const state = this.#project(viewer);
    if (room.state === null) {
      room.state = state;
      room.version = 1;
      room.changes = 1;
    } else {
      const delta = diff(room.state, state);
      room.state = state;
      if (delta) {
        room.version += 1;
        if (delta.n?.view || delta.n?.messages) room.changes += 1;
        if (room.watchers > 0) this.#publish(viewer, room.version, withoutRepeats(delta), state);
      }
    }
    return { version: room.version, state, changes: room.changes };
  }

  /** Sends every viewer that is watched what changed for it. */
  refresh(): void {
    for (const [viewer, room] of this.#rooms) {
      if (room.watchers > 0) this.look(viewer);
    }
  }

  #room(viewer: Viewer): Room {
    return this.#rooms.get(viewer)!;
  }
}
