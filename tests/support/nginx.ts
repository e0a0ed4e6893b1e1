/** nginx in front of servers, as docs/deploy.md says, with TLS on a port of its own and files in a temporary folder. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installFromDebian } from '../debian.mjs';
import { freePort } from './postgres-server';
import { pause } from './server';

const PROGRAM = '/usr/sbin/nginx';
const DOCUMENT = join(import.meta.dirname, '../../docs/deploy.md');

export interface Proxy {
  readonly url: string;
  /** Of the certificate that it shows, for whoever is to trust it. */
  readonly certificate: string;
  stop(): Promise<void>;
}

/** Installs it from Debian where it is missing; whether it is there. */
export const ensureNginx = (): boolean =>
  existsSync(PROGRAM) || (installFromDebian('nginx-light') && existsSync(PROGRAM));

/** Puts something else in the place of a text that must be there once. */
function exchange(text: string, from: string, to: string): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`docs/deploy.md has ${parts.length - 1} times: ${from}`);
  return parts.join(to);
}

/** What docs/deploy.md tells to write into the configuration, but for ports, name and the place of the certificate. */
function documented(ports: readonly number[], listen: number, folder: string): string {
  const text = readFileSync(DOCUMENT, 'utf8');
  const block = text.split('```').find((part) => part.includes('proxy_pass'));
  if (block === undefined) throw new Error('docs/deploy.md has no configuration for nginx');
  const live = '/etc/letsencrypt/live/game.example.org';
  const changes: readonly (readonly [string, string])[] = [
    ['server 127.0.0.1:8000;', ports.map((port) => `server 127.0.0.1:${port};`).join(' ')],
    ['listen 443 ssl', `listen 127.0.0.1:${listen} ssl`],
    ['server_name game.example.org;', 'server_name localhost;'],
    [`${live}/fullchain.pem`, join(folder, 'certificate.pem')],
    [`${live}/privkey.pem`, join(folder, 'key.pem')],
  ];
  return changes.reduce((written, [from, to]) => exchange(written, from, to), block);
}

function certify(folder: string): string {
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const made = spawnSync('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    ...names,
    ...files,
  ]);
  if (made.status !== 0) throw new Error(`No certificate: ${made.stderr.toString()}`);
  return readFileSync(join(folder, 'certificate.pem'), 'utf8');
}

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (open: boolean) => () => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', end(true)).once('error', end(false));
  });

/** Starts it in front of servers on these ports of this machine. */
export async function startNginx(ports: readonly number[]): Promise<Proxy> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const certificate = certify(folder);
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  for (const kind of kinds) mkdirSync(join(folder, kind));
  const configuration = `
daemon off;
pid ${folder}/nginx.pid;
error_log stderr warn;
events {}
http {
  access_log off;
  ${kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join('\n  ')}
  ${documented(ports, port, folder)}
}
`;
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, configuration);
  const child = spawn(PROGRAM, ['-p', folder, '-c', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (let tries = 0; !(await isOpen(port)); tries += 1) {
    if (child.exitCode !== null || tries > 200) throw new Error(`nginx does not start: ${complaints}`);
    await pause(50);
  }
  return {
    url: `https://localhost:${port}`,
    certificate,
    async stop() {
      child.kill('SIGTERM');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
