// npm test: installs what is missing, builds, runs every test, and ends with the line "N passed, N failed".
// Arguments go to Vitest: `npm test -- tests/rules` runs only those, and builds only where they need it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root } from '../server/scripts/install.mjs';
import { ensureChromium } from './chromium.mjs';

const args = process.argv.slice(2);
const paths = args.filter((arg) => !arg.startsWith('-'));
const all = paths.length === 0;
const wants = (pattern) => all || paths.some((path) => pattern.test(path));

let passed = 0;
let failed = 0;
let skipped = 0;

function problem(text) {
  console.error(`FAILED: ${text}`);
  failed += 1;
}

/** Runs Vitest on some of the projects and adds up what its report says. */
function vitest(name, projects) {
  const folder = join(root, 'node_modules', '.cache', 'tests');
  const report = join(folder, `${name}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(report, { force: true });
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    { cwd: root, stdio: 'inherit' },
  );
  const before = failed;
  if (existsSync(report)) {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    passed += result.numPassedTests;
    failed += result.numFailedTests;
    skipped += result.numPendingTests + result.numTodoTests;
    // A file that could not be loaded, or whose hooks failed, has no failed test to show for it.
    for (const file of result.testResults) {
      const shown = file.assertionResults.some((test) => test.status === 'failed');
      if (file.status === 'failed' && !shown) problem(file.name);
    }
  }
  if (status !== 0 && failed === before) problem(`the ${name} run ended with exit status ${status}`);
  if (status === 0 && !existsSync(report)) problem(`the ${name} run left no report`);
}

async function main() {
  ensureInstalled();
  if (wants(/e2e|server|bench/)) {
    const build = spawnSync(process.execPath, [join(root, 'server/scripts/build.mjs')], { stdio: 'inherit' });
    if (build.status === 3) problem('the client is larger than it may be');
    else if (build.status !== 0) return problem('the build');
  }
  if (all || paths.some((path) => !path.includes('e2e'))) vitest('unit', ['unit', 'server']);
  if (wants(/e2e/)) {
    process.env.CHROMIUM_PATH = await ensureChromium();
    vitest('e2e', ['e2e']);
  }
}

try {
  await main();
} catch (error) {
  problem(error.stack ?? error);
}
if (passed + failed === 0) problem('no test was run');
if (skipped > 0) console.log(`(${skipped} skipped)`);
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);
