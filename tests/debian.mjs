// Installs what tests need of Debian's packages.
import { spawnSync } from 'node:child_process';

const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

/**
 * Installs a package, as root or with a sudo that asks for nothing.
 * @param {string} name of the package
 * @returns {boolean} whether it is there now
 */
export function installFromDebian(name) {
  if (!has('apt-get')) return false;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (sudo.length > 0 && !has('sudo')) return false;
  const apt = (...args) => {
    const [command, ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    console.log(`> ${[command, ...rest].join(' ')}`);
    return spawnSync(command, rest, { stdio: 'inherit' }).status === 0;
  };
  apt('update');
  return apt('install', '-y', '--no-install-recommends', name);
}
