import type { EventDef } from '../schema';

/** Events inside the United States (RULES 9). */
export const IN_WASHINGTON = {
  'base-splits': {
    headline: 'The base splits over another war; hats are thrown on the stage',
    text: 'One half of the hall chants for victory, the other for the troops to come home. Mothers of soldiers speak for both.',
    conditions: [{ track: 'escalation', min: 3 }],
    effects: [{ track: 'base', by: -1 }],
  },
  'war-powers': {
    headline: 'Congress passes a resolution on who may begin a war with Iran',
    text: 'Members of both parties want to be asked before, not told after. The resolution waits for the President’s answer.',
    conditions: [],
    effects: [],
    choice: {
      seat: 'usa',
      question: 'How does the President answer Congress?',
      options: {
        consult: {
          label: 'Promise to ask first',
          text: 'The doubters come home; Jerusalem wonders what the promise is worth to it.',
          effects: [
            { track: 'base', by: 1 },
            { trust: ['israel', 'usa'], by: -1 },
          ],
        },
        veto: {
          label: 'Veto it',
          text: 'Every option stays open, and a third of the base asks why.',
          effects: [
            { track: 'base', by: -1 },
            { trust: ['israel', 'usa'], by: 1 },
          ],
        },
        ignore: {
          label: 'Let it lie',
          text: 'No answer is an answer, say the doubters.',
          effects: [{ track: 'base', by: -1 }],
        },
      },
      otherwise: 'ignore',
    },
  },
  'interceptors-short': {
    headline: 'Interceptors run short, officers tell a closed hearing',
    text: 'A good part of the American stock of the best kind was fired in twelve days in June. The factory makes a few dozen a year.',
    conditions: [{ track: 'shield', max: 7 }],
    effects: [{ track: 'shield', by: -1 }],
    choice: {
      seat: 'usa',
      question: 'Who gets the interceptors that there are?',
      options: {
        send: {
          label: 'Send American batteries and crews',
          text: 'Sons and daughters are deployed again, to sit under somebody else’s sky.',
          effects: [
            { track: 'shield', by: 2 },
            { track: 'base', by: -1 },
          ],
        },
        share: {
          label: 'Ask Europe and Asia to wait',
          text: 'The first crates go to Israel, and Tehran counts them.',
          effects: [
            { track: 'shield', by: 1 },
            { trust: ['iran', 'usa'], by: -1 },
          ],
        },
        keep: {
          label: 'Keep them',
          text: 'The stock is for the nation’s own ships, the Pentagon says.',
          effects: [{ trust: ['israel', 'usa'], by: -1 }],
        },
      },
      otherwise: 'keep',
    },
  },
  'militia-drones': {
    headline: 'Drones fall beside an American base in Iraq; nobody claims them',
    text: 'Two contractors and a cook are hurt. Baghdad promises arrests and asks that nothing be done in haste.',
    conditions: [],
    effects: [],
    choice: {
      seat: 'usa',
      question: 'How does Washington answer?',
      options: {
        hit: {
          label: 'Hit a depot of the militia',
          text: 'The depot burns with its night watch. The base at home approves.',
          effects: [
            { track: 'base', by: 1 },
            { track: 'escalation', by: 1 },
            { track: 'toll', by: 1 },
            { trust: ['iran', 'usa'], by: -1 },
          ],
        },
        baghdad: {
          label: 'Leave it to Baghdad',
          text: 'Two men are arrested. Tehran takes note; so does Jerusalem.',
          effects: [
            { trust: ['iran', 'usa'], by: 1, upTo: 4 },
            { trust: ['israel', 'usa'], by: -1 },
          ],
        },
        nothing: {
          label: 'Say nothing',
          text: 'The morning programmes fill the silence.',
          effects: [{ track: 'base', by: -1 }],
        },
      },
      otherwise: 'nothing',
    },
  },
  'detained-travellers': {
    headline: 'Families of detained travellers stand before the White House',
    text: 'A student, a cyclist, a retired engineer who went home for a wedding. Their families have learned the names of every deputy secretary.',
    conditions: [],
    effects: [],
    choice: {
      seat: 'usa',
      question: 'What are the families promised?',
      options: {
        talks: {
          label: 'Quiet talks with Tehran',
          text: 'A channel opens on a narrow subject. Commentators call it ransom.',
          effects: [
            { trust: ['iran', 'usa'], by: 1, upTo: 4 },
            { track: 'base', by: -1 },
          ],
        },
        denounce: {
          label: 'A speech against hostage-taking',
          text: 'The crowd applauds and the channel closes.',
          effects: [
            { track: 'base', by: 1 },
            { trust: ['iran', 'usa'], by: -1 },
            { trust: ['usa', 'iran'], by: -1 },
          ],
        },
        sympathy: {
          label: 'Sympathy',
          text: 'They have been promised sympathy before.',
          effects: [{ track: 'base', by: -1 }],
        },
      },
      otherwise: 'sympathy',
    },
  },
  'paper-leak': {
    headline: 'Washington paper prints an early estimate: months, not years',
    text: 'The estimate of what June’s bombs achieved is marked low confidence. The search for the leak is given higher priority than the question.',
    conditions: [],
    effects: [
      { track: 'base', by: -1 },
      { signal: 'heu', to: 'all', width: 3 },
    ],
  },
  'carrier-home': {
    headline: 'A carrier turns for home; families wait on the pier',
    text: 'Nine months became eleven. Children hold up signs for fathers and mothers they have to be shown.',
    conditions: [{ war: false }],
    effects: [{ track: 'base', by: 1 }],
  },
  'no-new-names': {
    headline: 'At the memorial wall, a year’s service with no new names',
    text: 'The chaplain reads the old ones. Veterans who disagree about everything agree that this is what they came for.',
    conditions: [{ war: false }],
    effects: [{ track: 'base', by: 1 }],
  },
  'search-teams': {
    headline: 'American engineers help to clear the last rubble in Bat Yam',
    text: 'They came with dogs and concrete saws and stay for the rebuilding. An old woman gets back a tin of letters.',
    conditions: [],
    effects: [{ trust: ['israel', 'usa'], by: 1 }],
  },
  'cheap-petrol': {
    headline: 'Petrol in the Midwest at its cheapest in four years',
    text: 'Tankers pass the Gulf unhindered and insurers lower their premiums. The President takes the credit, and drivers take the price.',
    conditions: [{ track: 'escalation', max: 4 }],
    effects: [{ track: 'base', by: 1 }],
  },
  'defence-bill': {
    headline: 'Defence bill passes with money for interceptors and for veterans',
    text: 'Both halves of the majority find a page they like. Production lines hire for a second shift.',
    conditions: [],
    effects: [
      { track: 'base', by: 1 },
      { track: 'shield', by: 1 },
      { trust: ['iran', 'usa'], by: -1 },
    ],
  },
  'intercepted-call': {
    headline: 'Intercepted call: Washington hears two engineers disagree',
    text: 'They argue about a deadline and never name the project. What the call tells is for the President’s advisers; that there was a call is in the papers.',
    conditions: [],
    effects: [{ signal: 'weapon', to: 'usa', width: 2 }],
  },
} as const satisfies Record<string, EventDef>;
