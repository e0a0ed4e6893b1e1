import type { Asked, Trusted } from '../../shared/analysis/seminar/questionnaires';
import type { BySeat } from '../../shared/analysis/debrief/debrief';
import { SEAT_NAMES, SEATS } from '../../shared/content/seats';
import { drawDots } from '../debrief/charts/Dots';
import { Figure } from '../debrief/charts/Figure';
import { groupText, hasAny, isToldByTable, keyName, paired, panelOf, stopOf } from './asked';
import { SEVEN } from './Sides';

/** How far people trusted each other seat, before the game and after it. */
export function TrustAsked({ trusted }: { trusted: BySeat<Trusted> }) {
  if (!SEATS.some((seat) => hasAny(trusted[seat].before) || hasAny(trusted[seat].after))) return null;
  const figureOf = (by: keyof Asked, title: string, file: string, about: string) => {
    const panels = SEATS.map((seat) => ({
      seat,
      groups: paired(trusted[seat].before[by], trusted[seat].after[by]),
    })).filter(({ groups }) => groups.length > 0);
    const rows = panels.flatMap(({ seat, groups }) => groups.map((group) => ({ seat, group })));
    const texts = rows.map(
      ({ seat, group: { key, first, second } }) =>
        `${keyName(key)}, trust in ${SEAT_NAMES[seat]}: before ${groupText(first)}; after ${groupText(second)}.`,
    );
    return (
      <Figure
        title={title}
        about={about}
        summary={texts.join(' ')}
        table={{
          name: title,
          file,
          columns: [
            'Trust in',
            'Of whom',
            'Mean before (1 to 7)',
            'Standard deviation before',
            'Answers before',
            'Mean after (1 to 7)',
            'Standard deviation after',
            'Answers after',
          ],
          rows: rows.map(({ seat, group: { key, first, second } }) => [
            SEAT_NAMES[seat],
            keyName(key),
            ...[first, second].flatMap((group) => [
              group?.told.mean ?? null,
              group?.told.spread ?? null,
              group?.told.people ?? 0,
            ]),
          ]),
        }}
        stops={texts.map(stopOf)}
        draw={(width, index) =>
          drawDots(
            panels.map(({ seat, groups }) => ({
              ...panelOf(`In ${SEAT_NAMES[seat]}`, groups),
              seat,
            })),
            SEVEN,
            width,
            index,
          )
        }
      />
    );
  };
  return (
    <>
      {figureOf(
        'bySeat',
        'Trust in each other seat, before and after',
        'trust-asked-by-seat',
        'How far people trusted a seat to keep what it promises, from 1 to 7: ○ before the game, ● after it, by whose trust it is. The lines are how far people were apart, the numbers how many answered before and after.',
      )}
      {isToldByTable(SEATS.flatMap((seat) => [trusted[seat].before, trusted[seat].after])) &&
        figureOf(
          'byTable',
          'Trust before and after, by table',
          'trust-asked-by-table',
          'The people in the two other seats of a table.',
        )}
    </>
  );
}
