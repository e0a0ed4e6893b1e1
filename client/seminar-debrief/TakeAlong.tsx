import { useState } from 'react';
import { ApiError } from '../session/call';
import { seminarError } from '../seminar/refusal';
import { download } from '../table/download';
import { Button } from '../ui/Button';
import { Switch } from '../ui/Switch';
import { Part } from './Part';
import styles from './SeminarDebrief.module.css';

const PATIENCE = 120_000;

async function fetchExport(seminar: string, token: string, pseudonyms: boolean): Promise<Blob> {
  let response: Response;
  try {
    response = await fetch(`/api/seminars/${encodeURIComponent(seminar)}/export?pseudonyms=${pseudonyms}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE),
      credentials: 'omit',
    });
  } catch {
    throw new ApiError('network', 0);
  }
  if (response.ok) return response.blob();
  const reply: unknown = await response.json().catch(() => null);
  const code = typeof reply === 'object' && reply && 'code' in reply ? String(reply.code) : 'bad-reply';
  throw new ApiError(code, response.status);
}

/** All of it as one file, for facilitators. */
export function TakeAlong({ seminar, token }: { seminar: string; token: string }) {
  const [pseudonyms, setPseudonyms] = useState(true);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const name = `brittle-peace-seminar-${seminar.slice(0, 8)}${pseudonyms ? '-pseudonyms' : ''}.zip`;
      download(await fetchExport(seminar, token, pseudonyms), name);
    } catch (error) {
      setProblem(seminarError(error));
    }
    setBusy(false);
  };
  return (
    <Part
      id="take"
      title="Take it along"
      lead="One ZIP with the recordings, tables for statistics, and a codebook that explains every column."
    >
      <div className={styles.take} data-print="no">
        <Switch
          label="Pseudonyms in the place of names"
          hint="What people wrote stays as it is, and may still contain names."
          checked={pseudonyms}
          onCheckedChange={setPseudonyms}
        />
        <Button kind="primary" disabled={busy} onClick={() => void save()}>
          {busy ? 'Being made …' : 'Save the export'}
        </Button>
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      </div>
    </Part>
  );
}
