import { lazy, Suspense, useEffect, useEffectEvent, useState, type FormEvent } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { SEATS, type Seat } from '../../shared/content/seats';
import type { SeminarFacts } from '../../shared/protocol/seminar';
import { describeError, findByCode, heldSeat, readPasted, takeSeat, type TableByCode } from '../session/api';
import { ApiError } from '../session/call';
import { seminarByCode } from '../seminar/http';
import { Offline } from '../offline/Offline';
import { Button } from '../ui/Button';
import { Loading } from '../ui/Loading';
import { PageHeading } from '../ui/PageHeading';
import { SeatMark } from '../ui/SeatMark';
import { TextField } from '../ui/TextField';
import form from './Form.module.css';
import { LENGTHS } from './plan';
import { SeatPicker } from './SeatPicker';

/** What was found behind a code or a link. */
interface Found {
  table: string;
  lead: string;
  /** What lets one sit down; an invitation is for one seat. */
  proof: { invite: string } | { code: string };
  refused: Partial<Record<Seat, string>>;
}

const JoinSeminar = lazy(() => import('../seminar/JoinSeminar'));

/** What stands behind a code: codes of seminars have five letters and digits, those of tables six. */
async function behind(code: string): Promise<{ seminar: SeminarFacts } | { table: TableByCode }> {
  const seminar = async () => ({ seminar: await seminarByCode(code) });
  const table = async () => ({ table: await findByCode(code) });
  const [first, second] = code.length === 5 ? [seminar, table] : [table, seminar];
  try {
    return await first();
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 400)) return second();
    throw error;
  }
}

/** Join a seminar or a table with a code or a pasted link. */
export default function Join({ code: given }: { code?: string | undefined }) {
  const [, navigate] = useLocation();
  const [search] = useSearchParams();
  const atFirst = given ?? search.get('code') ?? '';
  const [pasted, setPasted] = useState(atFirst);
  const [seminar, setSeminar] = useState<{ facts: SeminarFacts; code: string }>();
  const [wrong, setWrong] = useState<string>();
  const [found, setFound] = useState<Found>();
  const [seat, setSeat] = useState<Seat>();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');

  const look = async (text: string) => {
    setWrong(undefined);
    setError('');
    setFound(undefined);
    setSeminar(undefined);
    const target = readPasted(text);
    if (!target)
      return setWrong(
        'That is neither a code nor a link. A code is a few letters and digits, as whoever invited you sees it.',
      );
    if ('table' in target) {
      const { table, invite } = target;
      if (!target.seat || invite === undefined) return navigate(`/t/${table}`);
      setSeat(target.seat);
      return setFound({
        table,
        proof: { invite },
        refused: {},
        lead: 'You are invited to one seat at this table.',
      });
    }
    setBusy(true);
    try {
      const what = await behind(target.code);
      if ('seminar' in what) return setSeminar({ facts: what.seminar, code: target.code });
      const { table, scenario, seats } = what.table;
      if (heldSeat(table)) return navigate(`/t/${table}`);
      const refused = Object.fromEntries(
        SEATS.flatMap((each) =>
          seats[each].kind === 'bot'
            ? [[each, 'Played by a bot']]
            : seats[each].free
              ? []
              : [[each, 'Taken']],
        ),
      ) as Found['refused'];
      const free = SEATS.filter((each) => refused[each] === undefined);
      setSeat(free[0]);
      const { label, hint } = LENGTHS.find((length) => length.value === scenario) ?? {
        label: scenario,
        hint: '',
      };
      const lead =
        free.length === 0
          ? 'Every seat at this table is taken. Ask the host whether they open another one.'
          : `A ${label.toLowerCase()} game of ${hint}. Choose a seat that is still free.`;
      setFound({ table, proof: { code: target.code }, refused, lead });
    } catch (caught) {
      setWrong(describeError(caught));
    } finally {
      setBusy(false);
    }
  };

  // A link that holds the code looks at once.
  const lookAtOnce = useEffectEvent(() => {
    if (atFirst) void look(atFirst);
  });
  useEffect(() => {
    const timer = setTimeout(lookAtOnce);
    return () => clearTimeout(timer);
  }, []);

  const sit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !found || !seat) return;
    setBusy(true);
    setError('');
    const given = name.trim();
    try {
      await takeSeat(found.table, seat, {
        ...found.proof,
        ...(given !== '' && { name: given }),
      });
      navigate(`/t/${found.table}`);
    } catch (caught) {
      setError(describeError(caught));
      setBusy(false);
    }
  };

  return (
    <div className={form.page}>
      <PageHeading title="Join with a code" />
      <Offline what="A table or a seminar" />
      <form
        className={form.form}
        hidden={seminar !== undefined}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void look(pasted);
        }}
      >
        <div className={form.section}>
          <TextField
            className={form.narrow}
            label="Code or link"
            hint="Whoever invited you has it."
            autoCapitalize="characters"
            spellCheck={false}
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
            {...(wrong !== undefined && { error: wrong })}
          />
          <Button kind={found ? 'plain' : 'primary'} type="submit" loading={busy && !found}>
            Find it
          </Button>
        </div>
      </form>
      {seminar && (
        <Suspense fallback={<Loading what="seminar" />}>
          <JoinSeminar key={seminar.facts.seminar} {...seminar} onOther={() => setSeminar(undefined)} />
        </Suspense>
      )}
      <div aria-live="polite">
        {found && (
          <form className={form.form} onSubmit={sit}>
            <section className={form.section} aria-labelledby="seat">
              <h2 id="seat">Take a seat</h2>
              <p className={form.note}>{found.lead}</p>
              {!('invite' in found.proof)
                ? seat && (
                    <SeatPicker
                      legend="Free seats"
                      value={seat}
                      onValueChange={setSeat}
                      refused={found.refused}
                    />
                  )
                : seat && <SeatMark seat={seat} size="large" />}
              {seat && (
                <>
                  <TextField
                    className={form.narrow}
                    label="Your name (optional)"
                    hint="The others at the table see it."
                    autoComplete="nickname"
                    maxLength={40}
                    value={name}
                    onChange={(event) => setName(event.target.value)}
                  />
                  <div className={form.acts}>
                    <Button kind="primary" size="large" type="submit" loading={busy}>
                      Sit down
                    </Button>
                    <p role="alert" className={form.error}>
                      {error}
                    </p>
                  </div>
                </>
              )}
            </section>
          </form>
        )}
      </div>
    </div>
  );
}
