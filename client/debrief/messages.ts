/** What a page and the thread that analyses games tell each other. */
import type { Analysis, Bargain } from '../../shared/analysis/debrief/debrief';
import type { Recording } from '../../shared/recording/format';

/** A game to be analysed as a whole, or its talks alone, with a share of the usual rollouts. One at a time. */
export type AnalystTask = Recording | { readonly talks: Recording; readonly effort: number };

export type AnalystNews =
  | {
      readonly done: number;
      readonly parts: number;
      /** What is finished, where that is more than was told before. */
      readonly part?: Partial<Analysis>;
    }
  | { readonly analysis: Analysis }
  | { readonly failed: string };

/** What is told of talks alone. */
export type TalksNews = { readonly bargains: readonly Bargain[] } | { readonly failed: string };
