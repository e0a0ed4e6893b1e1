/** Checks files in a thread of its own; called by server/checking/thread.ts. */
export { checkStudy as default } from './check';
