/** What the thread that analyses a game tells its page. It is sent a recording, once. */
import type { Analysis } from '../../shared/analysis/debrief/debrief';

export type AnalystNews =
  | {
      readonly done: number;
      readonly parts: number;
      /** What is finished, where that is more than was told before. */
      readonly part?: Partial<Analysis>;
    }
  | { readonly analysis: Analysis }
  | { readonly failed: string };
