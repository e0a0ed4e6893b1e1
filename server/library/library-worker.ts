/** Verifies recordings in a thread of its own; called by server/checking/thread.ts. */
import { checkSent, type Checked } from './checked';

export default (text: string): Checked => checkSent(text);
