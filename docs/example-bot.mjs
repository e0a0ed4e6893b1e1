// A program that plays a seat: node docs/example-bot.mjs http://localhost:8000 TOKEN
// It needs socket.io-client and nothing else. What it receives and sends is in docs/bot-protocol.md.
import { io } from 'socket.io-client';

const [url, token] = process.argv.slice(2);
if (!url || !token) {
  console.error('node example-bot.mjs URL TOKEN');
  process.exit(2);
}

const socket = io(`${url}/bots`, { transports: ['websocket'], auth: { token, protocol: 1 } });
let busy = false;
let woken = false;
let count = 0;
const run = Date.now().toString(36);

const legal = (list) => list.filter(({ refusal }) => refusal === null);
const firstLegal = (map) => Object.keys(map).find((id) => map[id] === null);

/** The calmest orders that the points pay for: talk, then work at home. Each kind once, none that harms. */
const PREFERRED = ['restrain', 'reassure', 'inspectors', 'gesture', 'stand-down', 'rally', 'reform', 'court'];
function orders({ options }) {
  const rank = ({ value }) => PREFERRED.indexOf(value.order);
  const wanted = legal(options.orders)
    .filter((option) => rank(option) >= 0)
    .sort((a, b) => rank(a) - rank(b));
  const given = [];
  let points = options.points;
  for (const { value, cost } of wanted) {
    if (cost > points || given.some(({ order }) => order === value.order)) continue;
    given.push(value);
    points -= cost;
  }
  return given;
}

/** The next act in a position, or null if there is nothing to do. */
function choose({ view, seat, options }) {
  if (view.paused || view.step === 'ended') return null;
  if (view.step === 'talks') {
    const choice = legal(options.choices)[0];
    if (choice) return [{ type: 'choose', option: choice.value }, 'The first option of the headline.'];
    // A legal acceptance has passed both tests of the deal, or waits for others to do so.
    const offer = firstLegal(options.accept);
    if (offer) return [{ type: 'accept', offer }, 'A deal is better than none.'];
    if (!view.ready[seat]) return [{ type: 'ready', ready: true }, 'Nothing more to say.'];
    return null;
  }
  if (!options.awaited) return null;
  if (view.step === 'orders') return [{ type: 'orders', orders: orders({ options }) }, 'No force.'];
  const mildest = ['absorb', 'protest', 'rebuke', 'choreograph'];
  const answers = legal(options.responses);
  const answer = answers.find(({ value }) => mildest.includes(value.response)) ?? answers[0];
  return answer ? [{ type: 'respond', response: answer.value }, 'No blow for a blow.'] : null;
}

const ask = (event, ...message) => socket.timeout(10_000).emitWithAck(event, ...message);
const act = ([action, reason]) => ask('act', { id: `${run}-${(count += 1)}`, action, reason });

/** Looks, acts, and looks again, until there is nothing to do before the next change. */
async function play() {
  woken = true;
  if (busy) return;
  busy = true;
  while (woken) {
    woken = false;
    const { value: position, code } = await ask('look');
    if (code) throw new Error(code);
    if (position.view.step === 'ended') return end(`ended: ${position.view.ending.id}`, 0);
    const next = choose(position);
    if (!next) continue;
    const reply = await act(next);
    if (!reply.ok) console.error(`${next[0].type}: ${reply.code}`);
    // Orders that are legal one by one may not be so together.
    if (!reply.ok && next[0].type === 'orders') await act([{ type: 'orders', orders: [] }, 'None.']);
    if (reply.code === 'too-many-requests') await new Promise((done) => setTimeout(done, 1_000));
    woken = true;
  }
  busy = false;
}

function end(words, status) {
  console.log(words);
  process.exit(status);
}

socket.on('connect', () => console.log('connected'));
// Without data the server could not be reached, and socket.io-client tries again by itself.
socket.on('connect_error', ({ message, data }) => data && end(`refused: ${message}`, 1));
socket.on('out', ({ code }) => end(`sent away: ${code}`, 1));
socket.on('view', () => {
  play().catch((error) => {
    busy = false; // The connection was lost; the first view of the next one wakes it again.
    console.error(error.message);
  });
});
