import type { Form } from '../settings';

/** A part of the form for a seminar. */
export interface PartProps {
  readonly form: Form;
  readonly change: (part: Partial<Form>) => void;
}
