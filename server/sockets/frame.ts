/** Events as they go over the wire, so that one that goes to many is written once, and in one piece. */
import type { Socket } from 'socket.io';

/** A text as one WebSocket frame (RFC 6455, 5.2), as a server sends it: whole and without a mask. */
function frameOf(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = 0x81;
  if (head === 2) frame[1] = length;
  else if (head === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, head);
  return frame;
}

/**
 * Sends an event of Socket.IO's root namespace to sockets. What Socket.IO does for it besides looks through all of it for
 * binary data, of which there is none.
 */
export function send(sockets: Iterable<Socket>, event: string, ...args: readonly unknown[]): void {
  const packet = `2${JSON.stringify([event, ...args])}`;
  let options: object | undefined;
  for (const socket of sockets) {
    // Engine.IO writes its own frame where it cannot send this one.
    options ??= { compress: false, wsPreEncodedFrame: [frameOf(`4${packet}`)] };
    socket.conn.write(packet, options);
  }
}
