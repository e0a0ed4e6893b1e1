import { SEAT_NAMES, type Seat } from '../../shared/content/seats';

/** A seat's name inside a sentence: "the United States". */
export const seatInSentence = (seat: Seat): string =>
  seat === 'usa' ? `the ${SEAT_NAMES.usa}` : SEAT_NAMES[seat];
