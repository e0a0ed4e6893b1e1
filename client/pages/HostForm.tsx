import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import type { ScenarioId } from '../../shared/content/scenarios';
import { SEATS, type Seat } from '../../shared/content/seats';
import { GALLERY_DELAY_MOST } from '../../shared/protocol/limits';
import type { BotLevel, Holder } from '../../shared/rules/state';
import { createTable, describeError, keepHosted } from '../session/api';
import { Offline } from '../offline/Offline';
import { Button } from '../ui/Button';
import { PageHeading } from '../ui/PageHeading';
import { SeatMark } from '../ui/SeatMark';
import { SegmentedControl } from '../ui/SegmentedControl';
import { Select } from '../ui/Select';
import { TextField } from '../ui/TextField';
import form from './Form.module.css';
import styles from './Host.module.css';
import { LEVEL_AT_FIRST, LEVEL_TEXT, LEVELS } from '../wording/levels';
import { LENGTHS } from './plan';
import { seatInSentence } from './words';

const KINDS = [
  { value: 'person', label: 'Person' },
  { value: 'bot', label: 'Bot' },
] as const;

const GALLERIES = [
  { value: 'none', label: 'No gallery' },
  { value: 'open', label: 'At once' },
  { value: 'delayed', label: 'With a delay' },
] as const;

const GALLERY_TEXT = {
  none: 'Nobody but the three may watch.',
  open: 'Anybody may watch, and sees what is public as it happens. The table is listed under Watch.',
  delayed:
    'Anybody may watch, and sees what was public so many rounds ago, so nobody can tell a player anything new. At the end the gallery sees all. The table is listed under Watch.',
} as const;

const DELAYS = Array.from({ length: GALLERY_DELAY_MOST }, (_, index) => ({
  value: String(index + 1),
  label: index === 0 ? '1 round' : `${index + 1} rounds`,
}));

const CLOCKS = [
  { value: 'none', label: 'No clock' },
  { value: 'timed', label: 'Timed' },
] as const;

/** The choices for a new table. */
export function HostForm({ lost }: { lost: boolean }) {
  const [, navigate] = useLocation();
  const [scenario, setScenario] = useState<ScenarioId>('standard');
  const [seats, setSeats] = useState<Record<Seat, Holder>>({
    usa: { kind: 'person' },
    iran: { kind: 'person' },
    israel: { kind: 'person' },
  });
  const [level, setLevel] = useState<Record<Seat, BotLevel>>({
    usa: LEVEL_AT_FIRST,
    iran: LEVEL_AT_FIRST,
    israel: LEVEL_AT_FIRST,
  });
  const [timed, setTimed] = useState<'none' | 'timed'>('none');
  const [talks, setTalks] = useState('10');
  const [orders, setOrders] = useState('4');
  const [gallery, setGallery] = useState<(typeof GALLERIES)[number]['value']>('none');
  const [delay, setDelay] = useState('1');
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');

  const minutes = { talks: readMinutes(talks), orders: readMinutes(orders) };
  const nobody = SEATS.every((seat) => seats[seat].kind === 'bot');
  const chosen = new Set(SEATS.map((seat) => (seats[seat].kind === 'bot' ? level[seat] : null)));
  const problem = timed === 'timed' && (minutes.talks === undefined || minutes.orders === undefined);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || problem || nobody) return;
    setBusy(true);
    setError('');
    const title = name.trim();
    try {
      const created = await createTable({
        scenario,
        seats,
        clock:
          timed === 'timed'
            ? { talksMinutes: minutes.talks ?? null, ordersMinutes: minutes.orders ?? null }
            : { talksMinutes: null, ordersMinutes: null },
        gallery: gallery !== 'none',
        ...(gallery === 'delayed' && { galleryDelay: Number(delay) }),
        ...(title !== '' && { name: title }),
      });
      keepHosted({ ...created, gallery: gallery !== 'none', ...(title !== '' && { name: title }) });
      navigate(`/host/${created.table}`);
    } catch (caught) {
      setError(describeError(caught));
      setBusy(false);
    }
  };

  return (
    <div className={form.page}>
      <PageHeading title="Host a table" />
      <Offline what="A table with other people" />
      <p className={form.lead}>
        {lost
          ? 'The invitations of that table are kept by the browser that opened it, and this is another one. You can open a new table here.'
          : 'Choose who sits where. You then get a link for every seat that a person takes, one for yourself included.'}
      </p>
      <form className={form.form} onSubmit={submit}>
        <section className={form.section} aria-labelledby="seats">
          <h2 id="seats">Seats</h2>
          <ul role="list" className={styles.seats}>
            {SEATS.map((seat) => {
              const plan = seats[seat];
              const choose = (next: Holder) => setSeats({ ...seats, [seat]: next });
              return (
                <li key={seat} className={styles.seat}>
                  <SeatMark seat={seat} />
                  <SegmentedControl
                    label={`Who plays ${seatInSentence(seat)}`}
                    hideLabel
                    size="small"
                    options={KINDS}
                    value={plan.kind}
                    onValueChange={(kind) =>
                      choose(kind === 'person' ? { kind } : { kind, level: level[seat] })
                    }
                  />
                  {plan.kind === 'bot' && (
                    <Select
                      label="Level of the bot"
                      hideLabel
                      size="small"
                      options={LEVELS}
                      value={plan.level}
                      onValueChange={(next) => {
                        setLevel({ ...level, [seat]: next });
                        choose({ kind: 'bot', level: next });
                      }}
                    />
                  )}
                </li>
              );
            })}
          </ul>
          {LEVELS.filter(({ value }) => chosen.has(value)).map(({ value, label }) => (
            <p key={value} className={form.note}>
              {label}: {LEVEL_TEXT[value].text}
            </p>
          ))}
          {nobody && <p className={form.error}>At least one seat needs a person.</p>}
        </section>

        <section className={form.section} aria-labelledby="game">
          <h2 id="game">Game</h2>
          <SegmentedControl label="Length" options={LENGTHS} value={scenario} onValueChange={setScenario} />
          <SegmentedControl label="Clock" options={CLOCKS} value={timed} onValueChange={setTimed} />
          {timed === 'timed' ? (
            <div className={styles.minutes}>
              <TextField
                label="Minutes for Talks"
                inputMode="decimal"
                value={talks}
                onChange={(event) => setTalks(event.target.value)}
                {...(minutes.talks === undefined && { error: WRONG_MINUTES })}
              />
              <TextField
                label="Minutes for Orders"
                inputMode="decimal"
                value={orders}
                onChange={(event) => setOrders(event.target.value)}
                {...(minutes.orders === undefined && { error: WRONG_MINUTES })}
              />
            </div>
          ) : (
            <p className={form.note}>A step ends when everybody is ready.</p>
          )}
        </section>

        <section className={form.section} aria-labelledby="others">
          <h2 id="others">Onlookers</h2>
          <SegmentedControl label="Gallery" options={GALLERIES} value={gallery} onValueChange={setGallery} />
          {gallery === 'delayed' && (
            <Select
              label="The gallery is behind by"
              options={DELAYS}
              value={delay}
              onValueChange={setDelay}
            />
          )}
          <p className={form.note}>{GALLERY_TEXT[gallery]}</p>
          <TextField
            className={form.narrow}
            label="Name of the table (optional)"
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </section>

        <div className={form.acts}>
          <Button kind="primary" size="large" type="submit" loading={busy} disabled={nobody || problem}>
            Open the table
          </Button>
          <p role="alert" className={form.error}>
            {error}
          </p>
        </div>
      </form>
    </div>
  );
}

const WRONG_MINUTES = 'A number from 1 to 120, please.';

/** Minutes from 1 to 120, halves allowed, or nothing. */
function readMinutes(text: string): number | undefined {
  const value = Number(text.replace(',', '.'));
  return text.trim() !== '' && value >= 1 && value <= 120 ? Math.round(value * 2) / 2 : undefined;
}
