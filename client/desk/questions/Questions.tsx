import { useDesk, useDeskStore } from '../store';
import { Advance } from './Advance';
import { Begin } from './Begin';
import { DeleteSeminar } from './DeleteSeminar';
import { Keys } from './Keys';
import { PersonDialog } from './PersonDialog';
import { SeatDialog } from './SeatDialog';

/** What stands over the desk until it is answered. */
export function Questions() {
  const store = useDeskStore();
  const question = useDesk((desk) => desk.question);
  const close = () => store.setState({ question: null });
  switch (question?.kind) {
    case undefined:
      return null;
    case 'begin':
      return <Begin onClose={close} />;
    case 'advance':
      return <Advance tables={question.tables} onClose={close} />;
    case 'person':
      return <PersonDialog key={question.person} person={question.person} onClose={close} />;
    case 'seat':
      return <SeatDialog table={question.table} seat={question.seat} onClose={close} />;
    case 'delete':
      return <DeleteSeminar onClose={close} />;
    case 'keys':
      return <Keys onClose={close} />;
  }
}
