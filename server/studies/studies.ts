import type { Study } from '../../shared/study/format';
import { studyProblem, type StudyFault } from '../../shared/study/problems';
import { BusyError, type Checking } from '../checking/thread';
import type { KeptStudy, StudyStore } from '../storage/study-store';
import { Refused } from '../tables/replies';
import { hashOf, isSecretOf, newSecret, newStudyId } from '../tables/secrets';
import type { Checked } from './check';
import type { Rooms } from './rooms';

const badStudy = (fault: StudyFault): Refused => new Refused('bad-study', { ...fault });

/** A study as everybody gets it who has its id. */
export interface SharedStudy {
  readonly version: number;
  readonly study: Study;
}

/** Studies that were shared: anybody who has the id reads one, whoever has its edit key changes it. */
export class Studies {
  readonly #store: StudyStore;
  readonly #checking: Checking<Checked>;
  readonly #rooms: Rooms;
  readonly #now: () => number;

  constructor(store: StudyStore, checking: Checking<Checked>, rooms: Rooms, now: () => number) {
    this.#store = store;
    this.#checking = checking;
    this.#rooms = rooms;
    this.#now = now;
  }

  #check(text: string): Promise<Checked> {
    return this.#checking.check(text).catch((error: unknown) => {
      throw error instanceof BusyError ? new Refused('busy') : error;
    });
  }

  /** Takes a study in from its file; the recording has to be in it unless it is here already. */
  async share(text: string): Promise<{ study: string; key: string; version: number }> {
    const checked = await this.#check(text);
    if (checked.fault) throw badStudy(checked.fault);
    const { game } = checked;
    if (!game) await this.#fits(checked.study);
    const id = newStudyId();
    const key = newSecret();
    const study = { ...checked.study, updatedAt: this.#now() };
    await this.#store.create({ id, keyHash: hashOf(key), version: 1, study }, game);
    return { study: id, key, version: 1 };
  }

  async read(id: string): Promise<SharedStudy> {
    const { version, study } = await this.#find(id);
    return { version, study };
  }

  /** The file of the recording that a study is about. */
  async recording(id: string): Promise<string> {
    const { study } = await this.#find(id);
    const text = await this.#store.recording(study.game.seal);
    if (text === null) throw new Refused('no-recording');
    return text;
  }

  /** Puts a newer study in place of version `version`, or says which version there is by now. */
  async save(
    id: string,
    key: string | undefined,
    version: number,
    text: string,
  ): Promise<{ version: number }> {
    const kept = await this.#withKey(id, key);
    if (kept.version !== version) throw new Refused('study-changed', { version: kept.version });
    const checked = await this.#check(text);
    if (checked.fault) throw badStudy(checked.fault);
    if (checked.study.game.seal !== kept.study.game.seal) throw new Refused('other-game');
    await this.#fits(checked.study);
    const study = { ...checked.study, createdAt: kept.study.createdAt, updatedAt: this.#now() };
    if (!(await this.#store.replace(id, version, study))) {
      throw new Refused('study-changed', { version: (await this.#find(id)).version });
    }
    this.#rooms.changed(id, version + 1);
    return { version: version + 1 };
  }

  async delete(id: string, key: string | undefined): Promise<void> {
    await this.#withKey(id, key);
    await this.#store.delete(id);
    this.#rooms.deleted(id);
  }

  /** Whether a key is that of a study; with none, whoever asks reads only. */
  async open(id: string, key: string | undefined): Promise<{ version: number; mayLead: boolean }> {
    const kept = await (key === undefined ? this.#find(id) : this.#withKey(id, key));
    return { version: kept.version, mayLead: key !== undefined };
  }

  async #find(id: string): Promise<KeptStudy> {
    const kept = await this.#store.find(id);
    if (!kept) throw new Refused('unknown-study');
    return kept;
  }

  async #withKey(id: string, key: string | undefined): Promise<KeptStudy> {
    const kept = await this.#find(id);
    if (!isSecretOf(key ?? '', kept.keyHash)) throw new Refused('wrong-key');
    return kept;
  }

  /** Holds a study that came without its recording to the one that is kept. */
  async #fits(study: Study): Promise<void> {
    const entries = await this.#store.entriesOf(study.game.seal);
    if (entries === null) throw new Refused('no-recording');
    const beyond = study.notes.find(({ entry }) => entry > entries);
    if (beyond) throw badStudy(studyProblem('beyond-the-end', { entry: beyond.entry, entries }));
  }
}
