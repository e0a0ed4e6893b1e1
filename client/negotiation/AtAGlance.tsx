import { Check, TriangleAlert } from 'lucide-react';
import { HOME } from '../../shared/content/seats';
import { TRACK_TEXT } from '../../shared/content/tracks';
import type { PartyAppraisal } from '../../shared/rules/answers';
import { plain, signed } from '../../shared/wording/numbers';
import styles from './Offer.module.css';

/** Both tests of a party in one line. */
export function AtAGlance({ party: { seat, credibility, ratification } }: { party: PartyAppraisal }) {
  const cover =
    credibility.trust === null
      ? 'owes nothing'
      : credibility.passes
        ? `credible, margin ${signed(credibility.margin)}`
        : `not credible, short by ${plain(-credibility.margin)}`;
  const home = `${TRACK_TEXT[HOME[seat]].name} ${plain(ratification.now)} → ${plain(ratification.after)}`;
  return (
    <span className={styles.glance}>
      <Test passes={credibility.passes} text={cover} />
      <Test
        passes={ratification.passes}
        text={ratification.passes ? `ratified, ${home}` : `not ratified, ${home}`}
      />
    </span>
  );
}

const Test = ({ passes, text }: { passes: boolean; text: string }) => (
  <span className={styles.test} data-passes={passes}>
    {passes ? <Check size={13} aria-hidden="true" /> : <TriangleAlert size={13} aria-hidden="true" />}
    {text}
  </span>
);
