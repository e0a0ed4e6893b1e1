/** Bytes on a wire, for what no well-behaved client sends. */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** Sends bytes and resolves with what came back, once the other side closed or a moment passed. */
export function sendBytes(port: number, data: string | Buffer, patience = 500): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    const done = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(received);
    };
    const timer = setTimeout(done, patience);
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (received.includes('\r\n\r\n')) done();
    });
    socket.on('error', done);
    socket.on('close', done);
    socket.write(data);
  });
}

/** A masked WebSocket frame. `first` is the first byte: flags and opcode. */
export function frame(payload: string | Buffer, first = 0x81, masked = true): Buffer {
  const body = Buffer.from(payload as string);
  const size =
    body.length < 126
      ? Buffer.from([body.length])
      : body.length < 65_536
        ? Buffer.from([126, body.length >> 8, body.length & 255])
        : Buffer.concat([
            Buffer.from([127, 0, 0, 0, 0]),
            Buffer.from([0, (body.length >> 16) & 255, (body.length >> 8) & 255, body.length & 255]).subarray(
              1,
            ),
          ]);
  if (!masked) return Buffer.concat([Buffer.from([first]), size, body]);
  size[0]! |= 128;
  const mask = randomBytes(4);
  for (let i = 0; i < body.length; i += 1) body[i]! ^= mask[i % 4]!;
  return Buffer.concat([Buffer.from([first]), size, mask, body]);
}

/** A WebSocket to the server's socket endpoint, opened, and joined to the root namespace. */
export async function openRaw(port: number): Promise<{ socket: Socket; received: () => Buffer }> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('error', () => undefined);
  socket.write(
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  );
  await new Promise((resolve) => socket.once('data', resolve));
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.write(frame('40'));
  return { socket, received: () => Buffer.concat(chunks) };
}
