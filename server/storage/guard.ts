import { StorageError } from './journal';

/** Turns what an engine throws into a StorageError. */
export async function guard<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new StorageError('The database failed.', { cause: error });
  }
}
