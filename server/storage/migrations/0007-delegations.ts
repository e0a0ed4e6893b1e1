import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('delegations')
    .addColumn('table_id', 'varchar(32)', (column) => column.notNull().references('tables.id'))
    .addColumn('seat', 'varchar(16)', (column) => column.notNull())
    .addColumn('part', 'varchar(16)', (column) => column.notNull())
    .addColumn('id', 'varchar(64)', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('delegations_key', ['table_id', 'seat', 'part', 'id'])
    .execute();
}
