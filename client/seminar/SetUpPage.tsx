import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import type { SeminarSettings } from '../../shared/protocol/seminar';
import { counted } from '../../shared/wording/term';
import { Offline } from '../offline/Offline';
import form from '../pages/Form.module.css';
import { Button } from '../ui/Button';
import { cx } from '../ui/cx';
import { PageHeading } from '../ui/PageHeading';
import { TextField } from '../ui/TextField';
import { openSeminar } from './http';
import { seminarError } from './refusal';
import { FORM, lengthOf, placesIn, ROUNDS, settingsFrom, type Form } from './settings';
import setUp from './setup/SetUp.module.css';
import { AskedAndKept } from './setup/AskedAndKept';
import { People } from './setup/People';
import { Talking } from './setup/Talking';
import { Time } from './setup/Time';
import { keepToken } from './tokens';

/** Sets a seminar up: everything has a default, so that a name and a number are enough. */
export default function SetUpPage() {
  const [, navigate] = useLocation();
  const [filled, setFilled] = useState<Form>(FORM);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const change = (part: Partial<Form>) => setFilled((before) => ({ ...before, ...part }));
  const settings = settingsFrom(filled);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !settings) return;
    setBusy(true);
    setError('');
    try {
      const { seminar, code, token } = await openSeminar(settings);
      keepToken(seminar, 'facilitator', { token, code, name: settings.name });
      navigate(`/seminar/${seminar}/ready`);
    } catch (caught) {
      setError(seminarError(caught));
      setBusy(false);
    }
  };

  return (
    <div className={form.page}>
      <PageHeading title="Run a seminar" />
      <Offline what="A seminar" />
      <p className={form.lead}>
        Many tables, one facilitator. Say how many come; the rest is set so that you can begin, and can be
        changed here. Participants need a browser, a code and a name.
      </p>
      <form className={cx(form.form, setUp.over)} onSubmit={submit} noValidate>
        <section className={form.section} aria-labelledby="who">
          <h2 id="who">Who comes</h2>
          <TextField
            className={form.narrow}
            label="Name of the seminar (optional)"
            hint="Everybody sees it, on the projector too."
            maxLength={80}
            value={filled.name}
            onChange={(event) => change({ name: event.target.value })}
          />
          <People form={filled} change={change} />
        </section>
        <Time form={filled} change={change} />
        <Talking form={filled} change={change} />
        <AskedAndKept form={filled} change={change} />
        <div className={setUp.bar}>
          <p className={setUp.sum}>
            {settings
              ? sumText(settings, ROUNDS[filled.scenario])
              : 'A field above needs another number first.'}
          </p>
          <Button kind="primary" size="large" type="submit" loading={busy} disabled={!settings}>
            Open the seminar
          </Button>
          <p role="alert" className={form.error}>
            {error}
          </p>
        </div>
      </form>
    </div>
  );
}

/** What the choices come to: "3 tables, 18 places, 110 minutes". */
function sumText(settings: SeminarSettings, rounds: number): string {
  const { tables, clock } = settings;
  const length = lengthOf(rounds, clock);
  return [
    counted(tables, 'table'),
    counted(placesIn(settings), 'place'),
    length ? counted(length.whole, 'minute') : 'no clock',
  ].join(', ');
}
