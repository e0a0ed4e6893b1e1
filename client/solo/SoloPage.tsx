import { useMemo, useState } from 'react';
import { TableProvider } from '../session/table';
import { Table } from '../table/Table';
import { BranchedTable } from '../branch/BranchedTable';
import type { Origin } from '../../shared/recording/origin';
import { planOf } from './begin';
import { SoloWaiting } from './SoloWaiting';
import { soloSource } from './source';

/** A game against bots, played and kept in this browser. */
export default function SoloPage({ game }: { game: string }) {
  /** How often the game was taken over from another tab. */
  const [taken, setTaken] = useState(0);
  const [origin, setOrigin] = useState<Origin | null>(null);
  const source = useMemo(
    () => soloSource({ game, plan: planOf(game), steal: taken > 0, onOrigin: setOrigin }),
    [game, taken],
  );
  return (
    <TableProvider
      key={taken}
      source={source}
      waiting={(connection, why) => (
        <SoloWaiting
          game={game}
          connection={connection}
          why={why}
          onTakeOver={() => setTaken((times) => times + 1)}
        />
      )}
    >
      {origin ? <BranchedTable origin={origin} onPace={source.setPace} /> : <Table />}
    </TableProvider>
  );
}
