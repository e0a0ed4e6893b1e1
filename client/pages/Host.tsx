import { hostedTable } from '../session/api';
import { HostForm } from './HostForm';
import { HostReady } from './HostReady';

/** Host a table: first the choices, then the invitations. The second part has an address of its own and survives a reload. */
export default function Host({ table }: { table?: string | undefined }) {
  const hosted = table === undefined ? undefined : hostedTable(table);
  return hosted ? <HostReady hosted={hosted} /> : <HostForm lost={table !== undefined} />;
}
