import { mediaHook } from '../ui/media';

/** Whether the tables and the tools fit beside each other. */
export const useWide = mediaHook('(min-width: 78rem)', true);
