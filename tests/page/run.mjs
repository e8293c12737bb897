/* run.mjs -- run the tests of the page, each in windows of its own. */
import { readdir } from 'node:fs/promises';
import { browser, serve, stage, tests } from './harness.mjs';
import { hostile } from './hostile.mjs';

const word = process.argv[2] || '';
const LIMIT = 300000; /* milliseconds that a test may take */
const AT_ONCE = 2;

for (const name of (await readdir(import.meta.dirname)).sort())
    if (name.endsWith('.test.mjs'))
        await import(`./${name}`);

const room = `${process.env.ROOM}/ready`;
const site = await serve(`${room}/home.zili`, await hostile(room),
    '--themes', `${room}/corpus/themes.yaml`);
const chromium = await browser();
const queue = tests.filter(({ name }) => name.includes(word));
let passed = 0, failed = 0;

function limited(promise) {
    let timer;

    return Promise.race([promise, new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error('takes too long')), LIMIT);
    })]).finally(() => clearTimeout(timer));
}

async function run({ name, run: body }) {
    const t = stage(chromium, site);
    const began = Date.now();
    const faults = [];

    try {
        await limited(body(t));
    } catch (error) {
        const where = /[\w.]+\.mjs:\d+/g;

        faults.push(`${error.message} (${(error.stack.match(where) || [])
            .find(one => one.includes('.test.')) || name})`);
    }
    faults.push(...await t.end());
    for (const fault of faults.slice(0, 12))
        console.log(`--- page ${name}: ${fault}`);
    if (process.env.TIMES)
        console.log(`${((Date.now() - began) / 1000).toFixed(1)} s  ${name}`);
    if (faults.length)
        failed++;
    else
        passed++;
}

await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (queue.length)
        await run(queue.shift());
}));
await chromium.close();
await site.stop();
console.log(`web-page: ${passed} passed, ${failed} failed, 0 skipped`);
process.exitCode = failed ? 1 : 0;
