import type { EventDef } from '../schema';

/** Events between the seats: borders, seas, mediators, inspectors (RULES 9). */
export const IN_THE_REGION = {
  'lebanon-fire': {
    headline: 'Fire across the Lebanese border; villages empty on both sides',
    text: 'Rockets first or drones first: each side has a film that begins at the right moment. A family is killed in a car with its mattresses on the roof.',
    conditions: [],
    effects: [
      { track: 'ceasefire', by: -1 },
      { track: 'toll', by: 1 },
    ],
  },
  'lebanon-army': {
    headline: 'Lebanese army takes over posts along the southern road',
    text: 'Soldiers sweep a school of unexploded shells before its pupils come back. Both neighbours watch, and for once neither comments.',
    conditions: [{ war: false }],
    effects: [{ track: 'ceasefire', by: 1 }],
  },
  'red-sea': {
    headline: 'Merchant ship hit in the Red Sea; five of the crew missing',
    text: 'The sailors came from countries with no part in the quarrel. Insurers redraw the map before the navies do.',
    conditions: [],
    effects: [
      { track: 'escalation', by: 1 },
      { track: 'toll', by: 1 },
    ],
  },
  'tanker-seized': {
    headline: 'Patrol boats bring a tanker from the Strait of Hormuz into port',
    text: 'Smuggled fuel, says the court in Bandar Abbas; a provocation, says the owner’s flag. Twenty-one sailors ask to telephone home.',
    conditions: [],
    effects: [],
    choice: {
      seat: 'iran',
      question: 'What becomes of the tanker?',
      options: {
        release: {
          label: 'Let it sail',
          text: 'The crew waves. Hardliners ask who gave the order, and why he still has a post.',
          effects: [
            { track: 'streets', by: -1 },
            { trust: ['usa', 'iran'], by: 1, upTo: 4 },
            { track: 'escalation', by: -1 },
          ],
        },
        hold: {
          label: 'Hold it until others are released',
          text: 'A ship for a ship. The crowd on the quay is pleased.',
          effects: [
            { track: 'streets', by: 1 },
            { track: 'escalation', by: 1 },
            { trust: ['usa', 'iran'], by: -1 },
          ],
        },
        court: {
          label: 'Leave it to the court',
          text: 'The court takes its time, and the sailors’ wives count it.',
          effects: [{ trust: ['usa', 'iran'], by: -1 }],
        },
      },
      otherwise: 'court',
    },
  },
  'oil-spike': {
    headline: 'Oil passes a hundred dollars on fear for the Strait',
    text: 'No tanker has been touched this week; fear needs none. Iran’s few buyers pay more, and so does every driver in Ohio.',
    conditions: [{ track: 'escalation', min: 3 }],
    effects: [
      { track: 'economy', by: 1 },
      { track: 'base', by: -1 },
    ],
  },
  cyber: {
    headline: 'Fuel pumps and hospital systems fail; nobody owns the attack',
    text: 'Pumps in Isfahan and clinics in Haifa stop in the same night. Nurses in both cities write down doses on paper.',
    conditions: [],
    effects: [
      { track: 'economy', by: -1 },
      { track: 'shield', by: -1 },
    ],
  },
  'second-round': {
    headline: 'In two parliaments, speakers promise a second round',
    text: 'A bill to close the Strait is read in one, a motion to finish the work in the other. Shopkeepers in both capitals sell out of batteries.',
    conditions: [],
    effects: [{ track: 'escalation', by: 1 }],
  },
  'gulf-airspace': {
    headline: 'Gulf states close their skies to any attack, from any side',
    text: 'They have glass towers, desalination plants and guests from everywhere, they say, and no wish to watch missiles over dinner again.',
    conditions: [],
    effects: [{ track: 'escalation', by: -1 }],
  },
  'doctors-list': {
    headline: 'Doctors in Tehran, Tel Aviv and Boston publish one list of the dead',
    text: 'It is in order of the alphabet, so that children stand beside officers and one country beside the other. No government reprints it; everybody reads it.',
    conditions: [],
    effects: [{ track: 'escalation', by: -1 }],
  },
  'hospital-report': {
    headline: 'Report lists what June did to two hospitals',
    text: 'Soroka in Beersheba lost its old surgical wing, Farabi in Kermanshah its intensive care. The report blames nobody and moves nothing. It is filed, and remembered.',
    conditions: [],
    effects: [],
  },
  'doha-room': {
    headline: 'Qatar offers a room in Doha, with two doors',
    text: 'Nobody would have to sit at one table: the hosts would carry paper from side to side. Tehran says it will look at who comes.',
    conditions: [],
    effects: [],
    choice: {
      seat: 'usa',
      question: 'Whom does Washington send?',
      options: {
        envoy: {
          label: 'The envoy',
          text: 'The motorcade is filmed arriving, and the base sees the film.',
          effects: [
            { trust: ['iran', 'usa'], by: 1, upTo: 5 },
            { track: 'base', by: -1 },
          ],
        },
        nobody: {
          label: 'Nobody',
          text: 'No meeting under threats, the spokesman says. The room stays lit and empty.',
          effects: [
            { track: 'base', by: 1 },
            { trust: ['iran', 'usa'], by: -1 },
          ],
        },
        lawyers: {
          label: 'Two lawyers by the back door',
          text: 'Israel learns of it from a waiter.',
          effects: [
            { trust: ['iran', 'usa'], by: 1, upTo: 3 },
            { trust: ['israel', 'usa'], by: -1 },
          ],
        },
      },
      otherwise: 'lawyers',
    },
  },
  'muscat-letter': {
    headline: 'A letter goes from capital to capital by way of Muscat',
    text: 'The Omani minister will say only that it was polite. In both capitals officials read it twice, looking for the insult.',
    conditions: [],
    effects: [
      { trust: ['iran', 'usa'], by: 1, upTo: 4 },
      { trust: ['usa', 'iran'], by: 1, upTo: 4 },
    ],
  },
  'baghdad-channel': {
    headline: 'Baghdad carries messages between two capitals that do not speak',
    text: 'The first exchange concerns the remains of a soldier from an older war and the letters of a prisoner. Neither side confirms that it thanked the other.',
    conditions: [],
    effects: [
      { trust: ['iran', 'israel'], by: 1, upTo: 2 },
      { trust: ['israel', 'iran'], by: 1, upTo: 2 },
    ],
  },
  'aid-convoy': {
    headline: 'Convoy with dialysis filters crosses after ten weeks of permits',
    text: 'The goods were never under sanctions; the banks were. A ward in Shiraz goes back to three sessions a week.',
    conditions: [],
    effects: [
      { track: 'streets', by: 1 },
      { trust: ['iran', 'usa'], by: 1, upTo: 3 },
    ],
  },
  'friday-sermon': {
    headline: 'Friday sermon: patience, too, is a weapon',
    text: 'Diplomats parse the sentence for a week. Some hear a threat in it, most hear an offer.',
    conditions: [],
    effects: [{ trust: ['usa', 'iran'], by: 1, upTo: 3 }],
  },
  'corridor-in-new-york': {
    headline: 'In New York three delegations pass in one corridor',
    text: 'Two of them slow down. An interpreter says later that something was said about a child in hospital, and that it was kind.',
    conditions: [{ round: { min: 3, max: 3 } }],
    effects: [
      { trust: ['iran', 'usa'], by: 1, upTo: 4 },
      { trust: ['israel', 'iran'], by: 1, upTo: 2 },
    ],
  },
  snapback: {
    headline: 'London, Paris and Berlin threaten to bring United Nations sanctions back',
    text: 'The right to do so ends in October 2025, and with it their leverage. They ask for inspectors, talks and an account of the uranium.',
    conditions: [{ round: { max: 4 } }, { track: 'access', max: 2 }, { track: 'sanctions', max: 9 }],
    effects: [],
    choice: {
      seat: 'iran',
      question: 'What does Iran answer the Europeans?',
      options: {
        invite: {
          label: 'Invite the inspectors to more places',
          text: 'The letter is withdrawn. Deputies shout in the chamber.',
          effects: [
            { track: 'access', by: 1 },
            { track: 'streets', by: -2 },
          ],
        },
        defy: {
          label: 'Call the bluff',
          text: 'It is no bluff. Old resolutions come back into force, and so does defiance.',
          effects: [
            { track: 'sanctions', by: 1 },
            { track: 'streets', by: 1 },
          ],
        },
        time: {
          label: 'Ask for six more months',
          text: 'The Europeans write it down. Washington says that it has heard this before.',
          effects: [{ trust: ['usa', 'iran'], by: -1 }],
        },
      },
      otherwise: 'time',
    },
  },
  'wheat-and-medicine': {
    headline: 'European banks open a line for wheat and medicine',
    text: 'It is small, slow and legal. Pharmacies in Tehran put a date in the window.',
    conditions: [],
    effects: [{ track: 'economy', by: 1 }],
  },
  'iaea-report': {
    headline: 'IAEA report counts what its inspectors could count',
    text: 'The agency gives a figure for the enriched uranium with a margin, and a paragraph on what it was not shown. Each capital quotes the half it likes.',
    conditions: [{ track: 'access', min: 1 }],
    effects: [{ signal: 'heu', to: 'all', width: 2 }],
  },
  'satellite-pictures': {
    headline: 'Commercial satellite pictures show lorries at a tunnel mouth',
    text: 'Sand for repairs, says Tehran. Analysts in three time zones count axles.',
    conditions: [],
    effects: [{ signal: 'heu', to: 'all', width: 3 }],
  },
  'visa-refused': {
    headline: 'Two inspectors are refused visas at the airport',
    text: 'One had asked about a building that is no longer there. The agency sends two others, and a letter.',
    conditions: [{ track: 'access', min: 1 }],
    effects: [{ trust: ['usa', 'iran'], by: -1 }],
  },
} as const satisfies Record<string, EventDef>;
