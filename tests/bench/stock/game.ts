/** The game as any user of boardgame.io would hand it to the server that comes with it. */
export { BrittlePeace } from '../../../shared/game';
