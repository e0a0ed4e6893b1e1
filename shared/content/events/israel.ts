import type { EventDef } from '../schema';

/** Events inside Israel (RULES 9). */
export const IN_ISRAEL = {
  'no-confidence': {
    headline: 'No-confidence vote called; coalition counts its members twice',
    text: 'The exemption from service and the price of the war are on the table together. The vote is set for midnight.',
    conditions: [{ track: 'coalition', max: 6 }],
    effects: [],
    choice: {
      seat: 'israel',
      question: 'How is the night survived?',
      options: {
        budget: {
          label: 'Buy votes with the budget',
          text: 'Money meant for interceptors goes to partners.',
          effects: [
            { track: 'coalition', by: 1 },
            { track: 'shield', by: -1 },
          ],
        },
        promise: {
          label: 'Promise a harder line',
          text: 'The benches cheer. The words are heard in Tehran as well.',
          effects: [
            { track: 'coalition', by: 1 },
            { track: 'ceasefire', by: -1 },
          ],
        },
        stand: {
          label: 'Promise nothing',
          text: 'The government survives by one vote and a sick member.',
          effects: [{ track: 'coalition', by: -1 }],
        },
      },
      otherwise: 'stand',
    },
  },
  reservists: {
    headline: 'Reservists called up for the fifth time; wives write to the minister',
    text: 'Small firms close while their owners serve. In some units every third seat stays empty.',
    conditions: [],
    effects: [],
    choice: {
      seat: 'israel',
      question: 'Who serves?',
      options: {
        all: {
          label: 'Call up everybody on the list',
          text: 'The batteries are manned and the kitchens are not.',
          effects: [
            { track: 'shield', by: 1 },
            { track: 'coalition', by: -1 },
          ],
        },
        volunteers: {
          label: 'Take volunteers only',
          text: 'Families breathe; night shifts at the radars are thin.',
          effects: [{ track: 'shield', by: -1 }],
        },
        exempt: {
          label: 'Draft the exempt as well',
          text: 'Fairer, say the reservists. Two partners leave the room.',
          effects: [
            { track: 'shield', by: 2 },
            { track: 'coalition', by: -2 },
          ],
        },
      },
      otherwise: 'volunteers',
    },
  },
  'homes-hit': {
    headline: 'Ten thousand whose homes were hit in June still live in hotels',
    text: 'In Bat Yam and Beersheba families ask for a date, a school and a door of their own. The compensation office has a queue of a year.',
    conditions: [{ round: { max: 9 } }],
    effects: [],
    choice: {
      seat: 'israel',
      question: 'What are the families told?',
      options: {
        pay: {
          label: 'Pay at once, from the defence budget',
          text: 'Keys are handed over; an order for sensors is put off.',
          effects: [
            { track: 'coalition', by: 1 },
            { track: 'shield', by: -1 },
          ],
        },
        later: {
          label: 'Next year',
          text: 'Mattresses are carried to the Knesset.',
          effects: [{ track: 'coalition', by: -1 }],
        },
      },
      otherwise: 'later',
    },
  },
  'monitors-proposed': {
    headline: 'Neutral monitors offer a line to call before anybody shoots',
    text: 'Officers in plain clothes would sit in two capitals and pick up the telephone. Tehran has agreed in principle and waits for an answer.',
    conditions: [{ war: false }],
    effects: [],
    choice: {
      seat: 'israel',
      question: 'Does Israel accept monitors?',
      options: {
        accept: {
          label: 'Accept them',
          text: 'Two rooms with telephones open; partners ask who invited foreigners.',
          effects: [
            { track: 'ceasefire', by: 1 },
            { track: 'coalition', by: -1 },
          ],
        },
        refuse: {
          label: 'Refuse',
          text: 'Nobody will count our aircraft, the government says. Washington had backed the plan.',
          effects: [
            { track: 'coalition', by: 1 },
            { trust: ['usa', 'israel'], by: -2 },
          ],
        },
        study: {
          label: 'Study the proposal',
          text: 'The study has no end date, and Washington can tell.',
          effects: [{ trust: ['usa', 'israel'], by: -1 }],
        },
      },
      otherwise: 'study',
    },
  },
  captives: {
    headline: 'Families of captives in Gaza fill the square for another night',
    text: 'They ask how many fronts a country can keep open while its people are in tunnels. Fathers in uniform stand among them.',
    conditions: [{ round: { max: 6 } }],
    effects: [
      { track: 'coalition', by: -1 },
      { track: 'escalation', by: -1 },
    ],
  },
  'mayors-drill': {
    headline: 'Mayors rehearse the evacuation of a city; children count the seconds',
    text: 'Ninety seconds to the shelter, twelve minutes for a ward on the sixth floor. The engineers learn a good deal, and so do the parents.',
    conditions: [],
    effects: [
      { track: 'shield', by: 1 },
      { track: 'coalition', by: -1 },
    ],
  },
  'spy-charges': {
    headline: 'Israelis charged with filming bases for Iranian handlers',
    text: 'Most were paid in small sums for small errands that added up. Their lawyers speak of debts.',
    conditions: [],
    effects: [{ track: 'shield', by: -1 }],
  },
  'pilots-letter': {
    headline: 'Retired pilots write: the last sortie should be to a conference',
    text: 'The letter says that what bombs could do has been done. Partners in the government call it defeatism; the Pentagon calls it sober.',
    conditions: [],
    effects: [
      { trust: ['usa', 'israel'], by: 1, upTo: 8 },
      { track: 'coalition', by: -1 },
    ],
  },
  'budget-passes': {
    headline: 'Budget passes at four in the morning, by three votes',
    text: 'Nobody likes it and everybody who had to has voted for it. Cleaners wait in the corridor for the last speech to end.',
    conditions: [],
    effects: [{ track: 'coalition', by: 1 }],
  },
  'gaza-crossing': {
    headline: 'Lorries with flour wait at the crossing; doctors in Gaza weigh children',
    text: 'The figures of the doctors are read out in Washington and in Tehran. Relatives of captives and relatives of soldiers argue at the roadside, and some of them hold on to each other.',
    conditions: [{ round: { max: 6 } }],
    effects: [],
    choice: {
      seat: 'israel',
      question: 'What happens at the crossing?',
      options: {
        open: {
          label: 'Open it',
          text: 'Flour goes in. Partners in the government call it a gift to the enemy.',
          effects: [
            { trust: ['usa', 'israel'], by: 1 },
            { track: 'coalition', by: -1 },
          ],
        },
        shut: {
          label: 'Keep it shut',
          text: 'Partners are content; the weighing goes on, and the region watches it.',
          effects: [
            { track: 'coalition', by: 1 },
            { track: 'escalation', by: 1 },
            { trust: ['usa', 'israel'], by: -1 },
          ],
        },
        some: {
          label: 'Let some of them pass',
          text: 'Thirty of six hundred. Washington asks about the others.',
          effects: [{ trust: ['usa', 'israel'], by: -1 }],
        },
      },
      otherwise: 'some',
    },
  },
  airlines: {
    headline: 'Airlines return to Tel Aviv and to Tehran in the same week',
    text: 'Both arrival halls fill with grandparents. The first flights pass within sight of each other over Iraq.',
    conditions: [{ war: false }, { track: 'ceasefire', min: 4 }],
    effects: [
      { track: 'economy', by: 1 },
      { track: 'coalition', by: 1 },
    ],
  },
  'laser-battery': {
    headline: 'First laser battery enters service over northern Israel',
    text: 'It is slow in cloud and cheap by the shot. Towns that ran to the shelters all summer would like to believe in it.',
    conditions: [],
    effects: [{ track: 'shield', by: 1 }],
  },
  'shelters-open': {
    headline: 'Schools open on time; the shelters are painted with murals',
    text: 'The government claims the quiet as its own. Teachers keep the drill on the timetable.',
    conditions: [{ war: false }],
    effects: [{ track: 'coalition', by: 1 }],
  },
  defectors: {
    headline: 'Engineers who fled Iran are heard in a closed session in Jerusalem',
    text: 'They left with their families over the mountains and bring notebooks. What they know is a year old, and some of it is what they think is wanted.',
    conditions: [],
    effects: [
      { track: 'intel', by: 1 },
      { signal: 'weapon', to: 'israel', width: 2 },
    ],
  },
} as const satisfies Record<string, EventDef>;
