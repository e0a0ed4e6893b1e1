// Shows one scene of the negotiation and orders parts: /?scene=composer. See shoot.mjs.
import { show } from './harness.tsx';

const parameters = new URLSearchParams(location.search);
show(document.getElementById('root'), parameters.get('scene') ?? 'talks');
