// npm test: installs what is missing, builds, runs every test, and ends with the line "N passed, N failed".
// Arguments go to Vitest: `npm test -- tests/rules` runs only those, and builds only where they need it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureInstalled, root } from '../server/scripts/install.mjs';
import { ensureChromium } from './chromium.mjs';

const args = process.argv.slice(2);
const paths = args.filter((arg) => !arg.startsWith('-'));
const all = paths.length === 0;
const wants = (pattern) => all || paths.some((path) => pattern.test(path));

let passed = 0;
let failed = 0;
let skipped = 0;

/** What is said again at the end, where it is seen. */
const closing = [];

function problem(text) {
  console.error(`FAILED: ${text}`);
  closing.push(`FAILED: ${text}`);
  failed += 1;
}

/** Runs Vitest, on some of the projects and perhaps of the files; gives its exit status and its report, if it left one. */
function report(name, projects, files) {
  const folder = join(root, 'node_modules', '.cache', 'tests');
  const path = join(folder, `${name}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(path, { force: true });
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${path}`,
      ...files,
    ],
    { cwd: root, stdio: 'inherit' },
  );
  return { status, result: existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined };
}

/** What failed in a file, by name and message. One that could not be loaded, or whose hooks failed, has no failed test to show. */
function failures(file) {
  const tests = file.assertionResults.filter((test) => test.status === 'failed');
  if (file.status === 'failed' && tests.length === 0) return [{ name: 'the file', why: file.message }];
  return tests.map((test) => ({ name: test.fullName, why: (test.failureMessages ?? []).join('\n') }));
}

const count = (file, status) => file.assertionResults.filter((test) => test.status === status).length;

/**
 * Runs some of the projects and adds up. Much here waits for real servers, browsers and processes, so a file with a failure is
 * run once more, alone: if it holds then it is counted so, and what had gone wrong is told.
 */
function vitest(name, projects) {
  const { status, result } = report(name, projects, args);
  if (!result) return problem(`the ${name} run left no report and ended with exit status ${status}`);
  const options = args.filter((arg) => arg.startsWith('-'));
  const bad = result.testResults.filter((file) => failures(file).length > 0);
  for (const file of result.testResults) {
    const where = relative(root, file.name);
    // Many bad files at once are no accident.
    const again =
      bad.includes(file) && bad.length <= 3
        ? report(`${name}-again`, projects, [where, ...options])
        : undefined;
    const holds = again?.status === 0 && again.result?.testResults.length === 1;
    const counted = holds ? again.result.testResults[0] : file;
    passed += count(counted, 'passed');
    skipped += count(counted, 'pending') + count(counted, 'skipped') + count(counted, 'todo');
    for (const { name: test, why } of failures(file)) {
      const brief = why
        .split('\n')
        .filter((line) => !line.includes('node_modules'))
        .slice(0, 12)
        .join('\n');
      if (holds) closing.push(`UNSTEADY: ${where} > ${test}: failed, and passed when run alone\n${brief}`);
      else problem(`${where} > ${test}\n${brief}`);
    }
  }
  if (status !== 0 && bad.length === 0) problem(`the ${name} run ended with exit status ${status}`);
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
for (const text of closing) console.log(text);
if (skipped > 0) console.log(`(${skipped} skipped)`);
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);
