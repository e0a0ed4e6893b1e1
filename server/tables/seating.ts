import { SEATS, type Seat } from '../../shared/content/seats';
import type { Holder } from '../../shared/rules/state';
import type { Claim, Pass, TableHeader } from '../storage/journal';
import { isSecretOf } from './secrets';

/** Who may sit where at a table: persons by their claims, programs by their passes. A claim goes before a pass. */
export class Seating {
  readonly #header: TableHeader;
  readonly #claims = new Map<Seat, Claim>();
  readonly #passes = new Map<Seat, Pass>();

  constructor(header: TableHeader, claims: readonly Claim[], passes: readonly Pass[]) {
    this.#header = header;
    this.replace(claims, passes);
  }

  /** Takes these in place of all there were. */
  replace(claims: readonly Claim[], passes: readonly Pass[]): void {
    this.#claims.clear();
    this.#passes.clear();
    for (const pass of passes) this.#passes.set(pass.seat, pass);
    for (const claim of claims) this.addClaim(claim);
  }

  /** Who sat where at a time. */
  asOf(time: number): Seating {
    const until = (each: Iterable<Claim>) => [...each].filter(({ at }) => at <= time);
    return new Seating(this.#header, until(this.#claims.values()), until(this.#passes.values()));
  }

  get claims(): ReadonlyMap<Seat, Claim> {
    return this.#claims;
  }

  claimOf(seat: Seat): Claim | undefined {
    return this.#claims.get(seat);
  }

  passOf(seat: Seat): Pass | undefined {
    return this.#passes.get(seat);
  }

  addClaim(claim: Claim): void {
    this.#claims.set(claim.seat, claim);
    this.#passes.delete(claim.seat);
  }

  setPass(seat: Seat, pass: Pass | null): void {
    if (pass) this.#passes.set(seat, pass);
    else this.#passes.delete(seat);
  }

  /** Whose seat it is while no bot of the server plays it. */
  rightful(seat: Seat): Holder {
    if (!this.#claims.has(seat) && this.#passes.has(seat)) return { kind: 'program' };
    return { kind: 'person' };
  }

  /** Whether whoever has the code may take this seat, which `holder` plays now. */
  isFree(seat: Seat, holder: Holder): boolean {
    if (this.#claims.has(seat) || holder.kind === 'program') return false;
    return this.#header.seats[seat].kind === 'person' || this.#header.replaceBots === true;
  }

  /** The seat that a person has claimed with this token. */
  claimedWith(token: string): Seat | undefined {
    return SEATS.find((seat) => isSecretOf(token, this.#claims.get(seat)?.tokenHash));
  }

  /** The seat that a program may play with this token. */
  passedWith(token: string): Seat | undefined {
    return SEATS.find((seat) => isSecretOf(token, this.#passes.get(seat)?.tokenHash));
  }

  /** The seat that a person has claimed with this token, or that a program may play with it. */
  heldWith(token: string): Seat | undefined {
    return this.claimedWith(token) ?? this.passedWith(token);
  }

  /** The name of whoever holds a seat, where they gave one. */
  nameOf(seat: Seat): string | null {
    return (this.#claims.get(seat) ?? this.#passes.get(seat))?.name ?? null;
  }

  isHost(token: string): boolean {
    return isSecretOf(token, this.#header.hostHash);
  }
}
