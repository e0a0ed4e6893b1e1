import type { EventDef } from '../schema';

/** Events inside Iran (RULES 9). */
export const IN_IRAN = {
  'majlis-suspends': {
    headline: 'Majlis votes to suspend work with the nuclear inspectors',
    text: 'Deputies say that the inspectors’ lists became target lists. The law lies on the desk of the government, which may enforce it, soften it or send it back.',
    conditions: [{ track: 'access', min: 1 }],
    effects: [],
    choice: {
      seat: 'iran',
      question: 'What becomes of the law?',
      options: {
        enforce: {
          label: 'Enforce it',
          text: 'Cameras come down, deputies applaud, and the world is told less.',
          effects: [
            { track: 'access', by: -1 },
            { track: 'streets', by: 1 },
            { trust: ['usa', 'iran'], by: -1 },
          ],
        },
        soften: {
          label: 'Sign it, and decide visit by visit',
          text: 'The law stands on paper. Washington reads the paper.',
          effects: [
            { track: 'streets', by: 1 },
            { trust: ['usa', 'iran'], by: -1 },
          ],
        },
        return: {
          label: 'Send it back',
          text: 'The government spends credit at home to keep the door open.',
          effects: [
            { track: 'streets', by: -1 },
            { trust: ['usa', 'iran'], by: 1, upTo: 4 },
          ],
        },
      },
      otherwise: 'soften',
    },
  },
  'fuel-queues': {
    headline: 'Queues for petrol reach round the block in Tehran',
    text: 'Refinery fires in June and a summer of broken deliveries have emptied the stations. Drivers sleep in their cars.',
    conditions: [{ track: 'economy', max: 5 }],
    effects: [],
    choice: {
      seat: 'iran',
      question: 'Where does the fuel come from?',
      options: {
        ration: {
          label: 'Ration it',
          text: 'Everybody gets a little less, and says so.',
          effects: [{ track: 'streets', by: -1 }],
        },
        import: {
          label: 'Buy abroad on credit',
          text: 'The queues shorten; the bill comes in hard currency.',
          effects: [
            { track: 'economy', by: -1 },
            { track: 'streets', by: 1 },
          ],
        },
        army: {
          label: 'Open the reserves of the armed forces',
          text: 'Lorries move, radar crews sit in the dark.',
          effects: [{ track: 'security', by: -1 }],
        },
      },
      otherwise: 'ration',
    },
  },
  mourning: {
    headline: 'Great crowds mourn commanders and neighbours killed in June',
    text: 'The funerals and the fortieth-day rites bring together people who agree on little else. Many coffins carry civilians, some very short.',
    conditions: [{ round: { max: 4 } }],
    effects: [
      { track: 'streets', by: 1 },
      { trust: ['iran', 'usa'], by: -1 },
    ],
  },
  'scientist-funeral': {
    headline: 'Physicist who died of his wounds is buried; students carry the coffin',
    text: 'Speakers at the graveside promise that knowledge cannot be bombed. His family asks for no revenge and is not quoted.',
    conditions: [],
    effects: [{ trust: ['iran', 'usa'], by: -1 }],
  },
  reservoirs: {
    headline: 'Reservoirs near empty; taps in the capital run at night only',
    text: 'The fifth dry year leaves the dams around Tehran at a few per cent. Officials speak of moving the capital, and of praying for rain.',
    conditions: [],
    effects: [{ track: 'streets', by: -1 }],
  },
  'power-cuts': {
    headline: 'Offices close two days a week for want of power',
    text: 'Heat, drought and damaged plants leave the grid short. Somebody has to be switched off.',
    conditions: [],
    effects: [],
    choice: {
      seat: 'iran',
      question: 'Who goes dark?',
      options: {
        factories: {
          label: 'The factories',
          text: 'Shifts are cancelled and wages with them.',
          effects: [{ track: 'economy', by: -1 }],
        },
        homes: {
          label: 'The homes',
          text: 'Lifts stop, insulin spoils, and people shout from the windows.',
          effects: [{ track: 'streets', by: -1 }],
        },
        plant: {
          label: 'The enrichment plant',
          text: 'Cascades stand still; Washington notices and says it is a start.',
          effects: [
            { track: 'sites', by: -1 },
            { trust: ['usa', 'iran'], by: 1, upTo: 4 },
          ],
        },
      },
      otherwise: 'factories',
    },
  },
  'bazaar-strike': {
    headline: 'Shutters stay down in the bazaars of Tehran, Tabriz and Isfahan',
    text: 'Traders say that nobody can price what they sell. By noon the drivers and the gold market have joined them.',
    conditions: [{ track: 'economy', max: 4 }],
    effects: [],
    choice: {
      seat: 'iran',
      question: 'How does the government answer?',
      options: {
        'tax-holiday': {
          label: 'Grant a tax holiday',
          text: 'The shutters go up, and the treasury is emptier.',
          effects: [
            { track: 'economy', by: -1 },
            { track: 'streets', by: 1 },
          ],
        },
        wait: {
          label: 'Wait it out',
          text: 'Traders run out of patience or of money, most of both.',
          effects: [{ track: 'streets', by: -1 }],
        },
        arrests: {
          label: 'Arrest the organisers',
          text: 'The services learn names. So does everybody else.',
          effects: [
            { track: 'security', by: 1 },
            { track: 'streets', by: -2 },
          ],
        },
      },
      otherwise: 'wait',
    },
  },
  'rial-slides': {
    headline: 'The rial falls past a million to the dollar',
    text: 'Pensioners queue to change savings into gold. Importers of medicine stop quoting prices.',
    conditions: [{ track: 'sanctions', min: 5 }],
    effects: [{ track: 'economy', by: -1 }],
  },
  students: {
    headline: 'Students hold silent sit-ins under two lists of names',
    text: 'One list is of those killed in the war, the other of those arrested since. Professors sit down with them.',
    conditions: [],
    effects: [{ track: 'streets', by: -1 }],
  },
  'evin-families': {
    headline: 'Families of prisoners ask where the wards of Evin were taken',
    text: 'Since the strike on the prison many have heard nothing. They stand at its gate with photographs, of inmates, of warders, of a social worker.',
    conditions: [],
    effects: [],
    choice: {
      seat: 'iran',
      question: 'What are the families told?',
      options: {
        lists: {
          label: 'Publish the lists',
          text: 'Mothers find their sons; the services lose their hold.',
          effects: [
            { track: 'streets', by: 1 },
            { track: 'security', by: -1 },
          ],
        },
        silence: {
          label: 'Nothing',
          text: 'The gate stays shut, and the crowd before it grows.',
          effects: [{ track: 'streets', by: -1 }],
        },
      },
      otherwise: 'silence',
    },
  },
  deportations: {
    headline: 'A million Afghans sent home across the border in the heat',
    text: 'Some were born in Iran. Aid workers count children arriving alone; building sites and bakeries count missing hands.',
    conditions: [],
    effects: [
      { track: 'economy', by: -1 },
      { track: 'security', by: 1 },
    ],
  },
  radars: {
    headline: 'Crates with air-defence radars are unloaded at an Iranian port',
    text: 'Neither the seller nor the buyer comments. Pilots in other countries study the photographs.',
    conditions: [{ track: 'security', max: 7 }],
    effects: [{ track: 'security', by: 1 }],
  },
  'old-songs': {
    headline: 'An old patriotic song is sung again, with the state’s blessing',
    text: 'Pre-Islamic kings look down from new posters. People who fell out with the state years ago find that they know the words.',
    conditions: [],
    effects: [{ track: 'streets', by: 1 }],
  },
  'border-markets': {
    headline: 'Border markets with Iraq and Turkey reopen',
    text: 'Lorries with tomatoes and tiles wait for two days and are content to wait. Families of porters bake for the opening.',
    conditions: [],
    effects: [{ track: 'economy', by: 1 }],
  },
  'first-rain': {
    headline: 'First rain falls on Tehran; people come out to stand in it',
    text: 'It will not fill the dams. For one evening that is not what anybody talks about.',
    conditions: [{ round: { min: 5 } }],
    effects: [{ track: 'streets', by: 1 }],
  },
  'spy-trials': {
    headline: 'Executions of men called spies follow trials of an hour',
    text: 'One was a contact of a foreign service; of the others their villages know better. No appeal was heard.',
    conditions: [{ track: 'intel', min: 2 }],
    effects: [
      { track: 'intel', by: -1 },
      { trust: ['usa', 'iran'], by: -1 },
    ],
  },
} as const satisfies Record<string, EventDef>;
