/** Checks files in a thread of its own; called by server/studies/checking.ts. */
export { checkStudy as default } from './check';
