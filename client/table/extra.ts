import { createContext, type ReactNode } from 'react';

/** What whoever shows a table has to add to its end: nothing, as a rule. */
export const EndingExtra = createContext<ReactNode>(null);
