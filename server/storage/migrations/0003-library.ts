import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('published')
    .addColumn('game', 'varchar(16)', (column) => column.primaryKey())
    .addColumn('table_id', 'varchar(32)', (column) => column.references('tables.id').unique())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('facts', 'text', (column) => column.notNull())
    .addColumn('recording', 'text', (column) => column.notNull())
    .addColumn('ending', 'varchar(32)', (column) => column.notNull())
    .addColumn('best', 'varchar(16)')
    .addColumn('length', 'varchar(16)', (column) => column.notNull())
    .addColumn('played_by', 'varchar(16)', (column) => column.notNull())
    .addColumn('secret_hash', 'varchar(64)')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('published_at').on('published').columns(['at', 'game']).execute();
  await db.schema
    .createTable('wishes')
    .addColumn('table_id', 'varchar(32)', (column) => column.notNull().references('tables.id'))
    .addColumn('seat', 'varchar(16)', (column) => column.notNull())
    .addColumn('wish', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('wishes_key', ['table_id', 'seat'])
    .execute();
  await db.schema.createIndex('tables_seed').on('tables').column('seed').execute();
}
