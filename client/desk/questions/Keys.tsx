import { Dialog } from '../../ui/Dialog';
import { TABLE_COMMANDS } from '../commands';
import styles from './questions.module.css';

const OTHERS = [
  ['↑ ↓', 'From table to table, in the same column'],
  ['x', 'Choose the table, or leave it out'],
  ['n', 'Note about the table'],
  ['?', 'These keys'],
] as const;

/** The keys of the desk. */
export const Keys = ({ onClose }: { onClose: () => void }) => (
  <Dialog
    open
    onOpenChange={onClose}
    size="small"
    title="Keys"
    description="They work while the focus is on the tables, for those that are chosen; without a choice, for the table whose row has the focus."
  >
    <dl className={styles.keys}>
      {[...Object.values(TABLE_COMMANDS).map(({ key, name }) => [key, name] as const), ...OTHERS].map(
        ([key, name]) => [
          <dt key={`${key} key`}>
            <kbd>{key}</kbd>
          </dt>,
          <dd key={key}>{name}</dd>,
        ],
      )}
    </dl>
  </Dialog>
);
