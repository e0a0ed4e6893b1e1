import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('study_games')
    .addColumn('seal', 'varchar(64)', (column) => column.primaryKey())
    .addColumn('recording', 'text', (column) => column.notNull())
    .addColumn('entries', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('studies')
    .addColumn('id', 'varchar(32)', (column) => column.primaryKey())
    .addColumn('key_hash', 'varchar(64)', (column) => column.notNull())
    .addColumn('seal', 'varchar(64)', (column) => column.notNull().references('study_games.seal'))
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('study', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('studies_by_game').on('studies').column('seal').execute();
}
