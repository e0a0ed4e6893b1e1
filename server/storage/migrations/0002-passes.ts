import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('passes')
    .addColumn('table_id', 'varchar(32)', (column) => column.notNull().references('tables.id'))
    .addColumn('seat', 'varchar(16)', (column) => column.notNull())
    .addColumn('name', 'text')
    .addColumn('token_hash', 'varchar(64)', (column) => column.notNull().unique())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('passes_key', ['table_id', 'seat'])
    .execute();
}
