/** Columns of the database, alike for every engine: text, numbers, and JSON as text. */
export interface Database {
  tables: {
    id: string;
    code: string;
    name: string | null;
    scenario: string;
    seed: string;
    rules: number;
    /** JSON: seats, clock, gallery and its delay, whether persons may take seats of bots, hashes, seminar. */
    settings: string;
    created_at: number;
    finished_at: number | null;
  };
  claims: {
    table_id: string;
    seat: string;
    name: string | null;
    token_hash: string;
    at: number;
  };
  passes: {
    table_id: string;
    seat: string;
    name: string | null;
    token_hash: string;
    at: number;
  };
  entries: {
    table_id: string;
    seq: number;
    actor: string;
    kind: string;
    /** JSON. */
    payload: string;
    at: number;
    request_id: string | null;
    reason: string | null;
    /** Of a delegate. */
    by_name: string | null;
  };
  snapshots: {
    table_id: string;
    /** Number of the last entry that is in it. */
    seq: number;
    /** JSON: server/tables/snapshot.ts. */
    snapshot: string;
  };
  published: {
    game: string;
    /** `null` where it was sent from elsewhere. */
    table_id: string | null;
    title: string;
    /** JSON. */
    facts: string;
    /** The text of the recording. */
    recording: string;
    /** What is looked for in the list, of what the facts say. */
    ending: string;
    best: string | null;
    length: string;
    played_by: string;
    secret_hash: string | null;
    at: number;
  };
  wishes: {
    table_id: string;
    seat: string;
    /** JSON. */
    wish: string;
    at: number;
  };
  /** Recordings that studies are about. */
  study_games: {
    seal: string;
    /** The recording's file. */
    recording: string;
    entries: number;
    created_at: number;
  };
  studies: {
    id: string;
    /** SHA-256 of the edit key. */
    key_hash: string;
    seal: string;
    /** Counts up by one with each change. */
    version: number;
    /** JSON: shared/study/format.ts. */
    study: string;
    created_at: number;
    updated_at: number;
  };
  seminars: {
    id: string;
    code: string;
    /** Counts up by one with each change. */
    version: number;
    /** JSON: server/seminars/document.ts. */
    document: string;
    created_at: number;
    expires_at: number;
  };
  /** What delegations of seminars have under way. */
  delegations: {
    table_id: string;
    seat: string;
    /** Somebody's draft or vote for a head, or an act that waits for its votes. */
    part: string;
    /** Of the person, or of the motion. */
    id: string;
    /** JSON. */
    content: string;
    at: number;
  };
}
