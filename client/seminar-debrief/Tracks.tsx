import { useState } from 'react';
import { TRACK_MAX, TRACK_TEXT, TRACKS, type Track } from '../../shared/content/tracks';
import { Figure } from '../debrief/charts/Figure';
import { drawMultiples } from '../debrief/charts/Multiples';
import { usePrinting } from '../debrief/charts/useWidth';
import { figure } from '../debrief/words';
import { Select } from '../ui/Select';
import { inPieces, type GamesProps } from './games';
import { Part } from './Part';

/** Panels that fit on one page of paper. */
const ON_PAPER = 15;

/** One track at every table, round by round. */
export function Tracks({ games }: GamesProps) {
  const [track, setTrack] = useState<Track>('escalation');
  const rounds = Math.max(...games.map(({ figures }) => figures.rounds));
  const places = Array.from({ length: rounds + 1 }, (_, round) => round);
  const { name } = TRACK_TEXT[track];
  const values = games.map(({ number, figures }) => ({
    number,
    at: places.map((round) => figures.tracks[round]?.[track] ?? null),
  }));
  const highest = Math.max(4, ...values.flatMap(({ at }) => at.map((value) => value ?? 0)));
  const high = track === 'toll' ? highest : TRACK_MAX[track];
  const pieces = usePrinting() ? inPieces(values, ON_PAPER) : [values];
  return (
    <Part
      id="tracks"
      title="How it went"
      lead="The same track at every table, as it stood after each round; 0 is the beginning."
    >
      <p data-print="no">
        <Select
          label="Track"
          value={track}
          onValueChange={setTrack}
          options={TRACKS.map((value) => ({ value, label: TRACK_TEXT[value].name }))}
        />
      </p>
      {pieces.map((piece, at) => (
        <Figure
          key={at}
          title={`${name} at each table${pieces.length > 1 ? `: ${piece.map(({ number }) => number).join(', ')}` : ''}`}
          about={at === 0 && TRACK_TEXT[track].edge}
          summary={piece
            .map(
              ({ number, at }) =>
                `Table ${number}: from ${figure(at[0] ?? 0)} to ${figure(at.filter((value) => value !== null).at(-1) ?? 0)}`,
            )
            .join('; ')}
          table={{
            name: `${name} by table and round`,
            file: `track-${track}`,
            columns: ['Round', ...piece.map(({ number }) => `Table ${number}`)],
            rows: places.map((round) => [round, ...piece.map(({ at }) => at[round] ?? null)]),
          }}
          stops={places.map((round) => ({
            text: `${round === 0 ? 'At the beginning' : `After round ${round}`}: ${piece
              .flatMap(({ number, at }) =>
                at[round] == null ? [] : [`table ${number} ${figure(at[round])}`],
              )
              .join(', ')}.`,
            entry: null,
          }))}
          draw={(width, index) =>
            drawMultiples(
              {
                places,
                rounds,
                panels: piece.map(({ number, at }) => ({
                  title: `Table ${number}`,
                  high,
                  lines: [{ name: `Table ${number}`, hue: 'plain', values: at, shape: 'line' }],
                })),
                least: 180,
              },
              width,
              index,
            )
          }
        />
      ))}
    </Part>
  );
}
