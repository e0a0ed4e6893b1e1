/** The program of the thread that reads and verifies recordings: files from anywhere must not hold the page up. */
import { verify, type Verified } from './verify';

/** What is used of a dedicated worker's own scope. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<string>) => void) | null;
  postMessage(verified: Verified): void;
};

scope.onmessage = ({ data }) => scope.postMessage(verify(data));
