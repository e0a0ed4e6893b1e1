import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tables')
    .addColumn('id', 'varchar(32)', (column) => column.primaryKey())
    .addColumn('code', 'varchar(16)', (column) => column.notNull().unique())
    .addColumn('name', 'text')
    .addColumn('scenario', 'varchar(64)', (column) => column.notNull())
    .addColumn('seed', 'varchar(32)', (column) => column.notNull())
    .addColumn('rules', 'integer', (column) => column.notNull())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('finished_at', 'bigint')
    .execute();
  await db.schema
    .createTable('claims')
    .addColumn('table_id', 'varchar(32)', (column) => column.notNull().references('tables.id'))
    .addColumn('seat', 'varchar(16)', (column) => column.notNull())
    .addColumn('name', 'text')
    .addColumn('token_hash', 'varchar(64)', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('claims_key', ['table_id', 'seat'])
    .execute();
  await db.schema
    .createTable('entries')
    .addColumn('table_id', 'varchar(32)', (column) => column.notNull().references('tables.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('actor', 'varchar(16)', (column) => column.notNull())
    .addColumn('kind', 'varchar(16)', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('request_id', 'varchar(64)')
    .addColumn('reason', 'text')
    .addPrimaryKeyConstraint('entries_key', ['table_id', 'seq'])
    .addUniqueConstraint('entries_request', ['table_id', 'actor', 'request_id'])
    .execute();
}
