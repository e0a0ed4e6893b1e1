import { useState } from 'react';
import { isVotedOn } from '../delegation/committing';
import { useTable } from '../session/table';
import { toast } from '../ui/toast';
import { refusalText } from '../wording/refusal';
import { Composer, Shapes } from './composer/Composer';
import { useComposing, type Composing } from './composer/composing';
import { OfferCard } from './OfferCard';
import styles from './TalksPanel.module.css';

/** Talks: the offers on the table, and the text that this seat is drafting. */
export function TalksPanel() {
  const view = useTable((t) => t.view);
  const seat = useTable((t) => t.seat);
  const options = useTable((t) => t.options);
  const acts = useTable((t) => t.acts);
  const isMotion = useTable(isVotedOn);
  const [composing, setComposing] = useComposing();
  const [fresh, setFresh] = useState(false);
  /** Nothing written is lost by a press: what gives way can be brought back. */
  const replace = (next: Composing | null) => {
    setComposing(next);
    if (!composing || composing.draft.terms.length === 0) return;
    toast({
      text: 'Your text was put away.',
      action: { label: 'Bring it back', run: () => setComposing(composing) },
    });
  };
  const open = (next: Composing) => {
    setFresh(true);
    replace(next);
  };
  const offers = Object.values(view.offers);
  const propose = options?.propose ?? null;

  return (
    <div className={styles.talks}>
      <section aria-label="Offers on the table">
        {offers.length === 0 ? (
          <p className={styles.none}>
            {!acts
              ? 'No offer is on the table.'
              : seat === null
                ? 'No offer is on the table. Offers made in public appear here.'
                : 'No offer is on the table. Draft one, or talk first.'}
          </p>
        ) : (
          offers.map((offer) => (
            <OfferCard
              key={offer.id}
              offer={offer}
              onCounter={() => open({ draft: offer.draft, before: offer.draft, counters: offer.id })}
            />
          ))
        )}
      </section>
      {acts && seat !== null && (
        <div className={styles.desk}>
          {composing ? (
            <Composer
              key={composing.counters ?? 'own'}
              fresh={fresh}
              composing={composing}
              seat={seat}
              onChange={setComposing}
              onClose={() => replace(null)}
              onProposed={() => {
                setComposing(null);
                if (!isMotion) return;
                toast({
                  text: 'Your delegation votes on the text.',
                  action: { label: 'Keep it here too', run: () => setComposing(composing) },
                });
              }}
            />
          ) : propose === null ? (
            <Shapes seat={seat} onStart={open} />
          ) : (
            <p className={styles.reason}>{refusalText(propose, view)}</p>
          )}
        </div>
      )}
    </div>
  );
}
