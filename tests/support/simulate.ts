import { runTool } from './cli';

/** Runs the tool as `npm run simulate -- …` does. */
export const simulate = (...args: string[]) => runTool('simulate', ...args);
