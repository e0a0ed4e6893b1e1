import { useMemo, useState } from 'react';
import { heldPass, heldSeat, hostedTable, readInvite } from '../session/api';
import { liveSource } from '../session/live';
import { TableProvider } from '../session/table';
import { Arrival } from './Arrival';
import { Table } from './Table';
import { Waiting } from './Waiting';

/** A table on the server: by the seat that this browser holds, by an invitation in the address, or from the gallery. */
export default function TablePage({ table }: { table: string }) {
  const [held, setHeld] = useState(() => heldSeat(table));
  const [invite, setInvite] = useState(() => (held ? undefined : readInvite(location.hash)));
  const source = useMemo(
    () => liveSource({ table, token: held?.token ?? heldPass(table) }, hostedTable(table)?.host),
    [table, held],
  );
  if (!held && invite) {
    return (
      <Arrival
        table={table}
        seat={invite.seat}
        invite={invite.invite}
        onSeated={() => {
          // The invitation is spent: it has no business in the address any more.
          history.replaceState(history.state, '', location.pathname);
          setHeld(heldSeat(table));
        }}
        onWatch={() => setInvite(undefined)}
      />
    );
  }
  return (
    <TableProvider
      source={source}
      waiting={(connection, why) => (
        <Waiting table={table} connection={connection} why={why} onGallery={() => setHeld(undefined)} />
      )}
    >
      <Table />
    </TableProvider>
  );
}
