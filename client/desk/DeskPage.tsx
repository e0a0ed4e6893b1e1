import { useLayoutEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { DeskView } from '../../shared/protocol/seminar';
import { deleteSeminar } from '../seminar/http';
import { seminarError } from '../seminar/refusal';
import { forgetToken, takeToken } from '../seminar/tokens';
import { useSeminar, type Seminar } from '../seminar/useSeminar';
import { Loading } from '../ui/Loading';
import { toast } from '../ui/toast';
import { usePageTitle } from '../ui/usePageTitle';
import { Desk } from './Desk';
import { NotOpen } from './NotOpen';
import { createDesk, DeskContext } from './store';

const NOT_FACILITATOR = { ok: false, code: 'not-facilitator', detail: {} } as const;

/** The facilitator's desk, for whoever came by the secret link or holds it in this browser. */
export default function DeskPage({ seminar }: { seminar: string }) {
  useState(() => takeToken(seminar, 'facilitator'));
  const attended = useSeminar(seminar, { as: 'facilitator' });
  const { view, why } = attended;
  usePageTitle(view?.kind === 'desk' ? `Desk of ${view.settings.name ?? 'a seminar'}` : 'The desk');
  if (why) return <NotOpen what="desk" why={why} />;
  // A participant's link, with the desk's address.
  if (view && view.kind !== 'desk') return <NotOpen what="desk" why={NOT_FACILITATOR} />;
  if (!view) return <Loading what="desk" />;
  return <OpenDesk seminar={seminar} view={view} attended={attended} />;
}

interface OpenDeskProps {
  readonly seminar: string;
  readonly view: DeskView;
  readonly attended: Seminar;
}

function OpenDesk({ seminar, view, attended }: OpenDeskProps) {
  const [, navigate] = useLocation();
  const { connection, me, ask, now, token } = attended;
  const remove = async (): Promise<string | null> => {
    try {
      await deleteSeminar(seminar, token ?? '');
    } catch (error) {
      return seminarError(error);
    }
    forgetToken(seminar, 'facilitator');
    navigate('/');
    toast('The seminar and everything about it is deleted.');
    return null;
  };
  const [store] = useState(() => createDesk(view, { me, ask, now, remove }));
  useLayoutEffect(() => store.setState({ view, connection, me, ask, now, remove }));
  return (
    <DeskContext.Provider value={store}>
      <Desk />
    </DeskContext.Provider>
  );
}
