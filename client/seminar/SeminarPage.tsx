import { Link } from 'wouter';
import form from '../pages/Form.module.css';
import type { Refused } from '../session/source';
import { buttonClass } from '../ui/Button';
import { Loading } from '../ui/Loading';
import { PageHeading } from '../ui/PageHeading';
import { Lobby } from './lobby/Lobby';
import { seminarRefusal } from './refusal';
import { forgetToken, heldToken } from './tokens';
import { useSeminar } from './useSeminar';

/** A participant's own page of a seminar: from joining it to its debrief. */
export default function SeminarPage({ seminar }: { seminar: string }) {
  const { view, connection, why, ask } = useSeminar(seminar, { as: 'participant' });
  if (connection === 'refused') return <NoWayIn seminar={seminar} why={why} />;
  if (!view) return <Loading what="seminar" />;
  if (view.kind !== 'participant') return <ForFacilitators seminar={seminar} />;
  return <Lobby view={view} isLive={connection === 'live'} ask={ask} />;
}

function NoWayIn({ seminar, why }: { seminar: string; why: Refused | null }) {
  const code = heldToken(seminar, 'participant')?.code;
  const facilitates = heldToken(seminar, 'facilitator') !== undefined;
  return (
    <div className={form.page}>
      <PageHeading title="This seminar does not open" />
      <p className={form.lead}>{seminarRefusal(why ?? { code: 'no-token', detail: {} })}</p>
      <div className={form.form}>
        <div className={form.acts}>
          <Link
            href={code ? `/join/${code}` : '/join'}
            className={buttonClass(facilitates ? 'plain' : 'primary')}
            onClick={() => {
              if (why?.code === 'wrong-token') forgetToken(seminar, 'participant');
            }}
          >
            Join with the code
          </Link>
          {facilitates && (
            <Link href={`/seminar/${seminar}/desk`} className={buttonClass('primary')}>
              To the desk
            </Link>
          )}
        </div>
      </div>
    </div>
  );
}

function ForFacilitators({ seminar }: { seminar: string }) {
  return (
    <div className={form.page}>
      <PageHeading title="This link is a facilitator’s" />
      <p className={form.lead}>
        It opens the <Link href={`/seminar/${seminar}/desk`}>desk</Link>. To see what participants see, join
        with the code.
      </p>
    </div>
  );
}
