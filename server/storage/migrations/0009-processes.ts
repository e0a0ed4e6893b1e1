import type { Kysely } from 'kysely';

/** Server processes and what each keeps, where several share a database. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('processes')
    .addColumn('id', 'varchar(32)', (column) => column.primaryKey())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addColumn('shows', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('keepers')
    .addColumn('table_id', 'varchar(32)', (column) => column.primaryKey())
    .addColumn('process', 'varchar(32)', (column) => column.notNull())
    .execute();
}
