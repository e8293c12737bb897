/* harness.mjs -- tests of the page: a list of them, the server they ask, and
 * a browser whose pages note whatever goes wrong in them.
 *
 *     test('home: opens', async t => { const page = await t.open('/home'); … });
 *
 * A test fails by throwing, or by a fault of a page that it opened: an error on
 * the console, a request without a good answer, a report of the policy of
 * contents. `t.expect(pattern)` says which faults are no faults there. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(`${process.env.TOOLS}/node_modules/`);

export const axe = require('axe-core');

const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium';
const QUIET = 120;  /* milliseconds without a request: the page has come */
const LATE = +(process.env.LATE || 0); /* … by which every answer comes later */

export const tests = [];

export function test(name, run) {
    tests.push({ name, run });
}

/* A server of indexes, on a port that is free: { address, stop() }. */
export async function serve(...given) {
    const child = spawn(process.env.ZILI,
        ['serve', ...given, '--port', '0'],
        { stdio: ['ignore', 'pipe', 'ignore'] });
    const lines = createInterface({ input: child.stdout });
    const [line] = await Promise.race([once(lines, 'line'),
        once(child, 'exit').then(() => {
            throw new Error('zili serve has ended at once');
        })]);

    return {
        address: /https?:\/\/[^/\s]+/.exec(line)[0],
        async stop() {
            if (child.exitCode === null) {
                child.kill('SIGINT');
                await once(child, 'exit');
            }
        },
    };
}

/* What zili prints. */
export function zili(...given) {
    return new Promise((resolve, reject) => {
        const child = spawn(process.env.ZILI, given,
            { cwd: `${process.env.ROOM}/ready`,
                stdio: ['ignore', 'pipe', 'pipe'] });
        const out = [], err = [];

        child.stdout.on('data', part => out.push(part));
        child.stderr.on('data', part => err.push(part));
        child.on('error', reject);
        child.on('close', code => code === 0 ? resolve(Buffer.concat(out))
            : reject(new Error(`zili ${given[0]}: ${Buffer.concat(err)}`)));
    });
}

export function browser() {
    return require('playwright-core').chromium.launch({
        executablePath: CHROMIUM,
        args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/* In the page, from its beginning: how far what is seen has jumped, and what
 * the policy of contents has refused. */
function watch() {
    window.watched = { jump: 0, jumps: [], policy: [], ran: 0 };
    window.alert = () => {
        window.watched.ran++;
    };
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) {
            if (entry.hadRecentInput)
                continue;
            window.watched.jump += entry.value;
            window.watched.jumps.push(`${entry.value.toFixed(3)} ` +
                entry.sources.map(({ node }) => node?.className ||
                    node?.nodeName).join(' '));
        }
    }).observe({ type: 'layout-shift', buffered: true });
    document.addEventListener('securitypolicyviolation', event => {
        window.watched.policy.push(
            `${event.violatedDirective} ${event.blockedURI}`);
    });
}

function note(page, faults) {
    page.on('console', message => {
        if (message.type() === 'error' || message.type() === 'warning')
            faults.push(`console: ${message.text()}`);
    });
    page.on('pageerror', error => faults.push(`error: ${error.message}`));
    page.on('dialog', dialog => dialog.dismiss());
    page.on('requestfailed', request => {
        const why = request.failure().errorText;

        /* Given up for another question, or a download. */
        if (why !== 'net::ERR_ABORTED')
            faults.push(`request: ${why} ${request.url()}`);
    });
    page.on('response', answer => {
        if (answer.status() >= 400)
            faults.push(`answer: ${answer.status()} ${answer.url()}`);
    });
}

/* In the page: resolves when its scripts and its painting have come to rest. */
const rest = () => new Promise(done => requestAnimationFrame(
    () => requestIdleCallback(done, { timeout: 1000 })));

/* A function that waits until nothing more is asked for. */
function settling(page) {
    let open = 0, last = Date.now();
    const ends = () => {
        open--;
        last = Date.now();
    };
    const quiet = () => open === 0 && Date.now() - last >= QUIET;

    page.on('request', () => {
        open++;
        last = Date.now();
    });
    page.on('requestfinished', ends);
    page.on('requestfailed', ends);
    return async () => {
        const until = Date.now() + 20000;

        last = Math.max(last, Date.now() - QUIET / 2);
        await page.waitForSelector('main > *', { state: 'attached' });
        do {
            if (Date.now() > until)
                throw new Error(`the page still asks: ${page.url()}`);
            await new Promise(done => setTimeout(done, 20));
            await page.evaluate(rest).catch(() => {});
        } while (!quiet());
    };
}

/* Answers come late, as over a bad line. */
function delay(page, milliseconds) {
    return page.route('**', route => setTimeout(
        () => route.fallback().catch(() => {}), milliseconds));
}

/* What a test gets: { open(path, look), expect(pattern), site, end() }; `look`
 * says { width, height, scheme, language }. */
export function stage(chromium, site) {
    const pages = [], contexts = [], faults = [], expected = [];

    async function open(path, { width = 1280, height = 900,
        scheme = 'light', language = 'en' } = {}) {
        const context = await chromium.newContext({ viewport: { width, height },
            colorScheme: scheme, locale: language === 'zh' ? 'zh-CN' : 'en-GB',
            acceptDownloads: true, reducedMotion: 'reduce' });
        const page = await context.newPage();

        contexts.push(context);
        pages.push(page);
        page.setDefaultTimeout(10000);
        await page.addInitScript(watch);
        if (LATE)
            await delay(page, LATE);
        note(page, faults);
        page.settled = settling(page);
        page.to = async where => {
            await page.goto(site.address + where);
            await page.settled();
        };
        await page.to(path);
        return page;
    }

    return {
        site,
        open,
        expect: pattern => expected.push(pattern),
        async end() {
            for (const page of pages) {
                const { policy = [], ran = 0 } = await page.evaluate(
                    () => window.watched || {}).catch(() => ({}));

                faults.push(...policy.map(one => `policy: ${one}`));
                if (ran)
                    faults.push('a text of the corpus has been run');
            }
            await Promise.all(contexts.map(one => one.close()));
            return [...new Set(faults)].filter(fault =>
                !expected.some(pattern => pattern.test(fault)));
        },
    };
}
