/* downloads.test.mjs -- what is taken away is what the command line writes. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test, zili } from './harness.mjs';
import { asked } from './addresses.mjs';

/* The words of a command line, as a shell takes them apart. */
function words(line) {
    return [...line.matchAll(/(?:'[^']*'|"[^"]*"|\\.|[^\s'"\\])+/g)].map(
        ([word]) => word.replace(/'([^']*)'|"([^"]*)"|\\(.)/g,
            (_, a, b, c) => a ?? b ?? c));
}

/* Files hold all rows, and the notes. */
const WHOLE = ['--limit', '0', '--provenance'];
const UNLIMITED = ['docs', 'info'];
const FORMATS = { tsv: 'tsv', csv: 'csv', jsonl: 'jsonl', tex: 'latex',
    md: 'md', html: 'html', txt: 'text' };

async function files(page, click) {
    const [download] = await Promise.all([page.waitForEvent('download'),
        click()]);

    return readFile(await download.path());
}

test('downloads: tables, byte by byte', async t => {
    const page = await t.open('/home/analysis/freq?by=lang&min-freq=3');
    const [name, analysis, ...rest] = words(
        await page.textContent('.command code'));
    const links = await page.$$eval('.downloads a', all =>
        all.map(link => link.getAttribute('href')));

    assert.equal(name, 'zili');
    for (const href of links) {
        const ending = /\.(\w+)\?/.exec(href)[1];
        const got = await files(page, () =>
            page.locator(`.downloads a[href="${href}"]`).click());

        if (ending === 'xlsx') {
            assert.equal(got.subarray(0, 2).toString(), 'PK');
            assert.ok(got.length > 4000);
            continue;
        }
        assert.deepEqual(got.toString(), (await zili(analysis, ...rest,
            ...WHOLE, '--format', FORMATS[ending])).toString(), ending);
    }
    assert.equal(links.length, 8);
});

test('downloads: of every analysis, as TSV', async t => {
    const page = await t.open('/home/analysis');
    const all = await page.$$eval('.cards a', links =>
        links.map(link => link.getAttribute('href')));
    const wrong = [];

    for (const href of all) {
        await page.to(asked(href));

        const link = page.locator('.downloads a', { hasText: 'TSV' });

        if (await link.count() !== 1)
            continue;

        const got = await page.request.get(t.site.address +
            await link.getAttribute('href'));
        const [, analysis, ...rest] = words(
            (await page.textContent('.command code'))
                .replace(' themes.yaml', ' corpus/themes.yaml'));
        const whole = UNLIMITED.includes(analysis) ? ['--provenance'] : WHOLE;
        const expected = await zili(analysis, ...rest, ...whole,
            '--format', 'tsv').catch(error => error.message);

        if (await got.text() !== `${expected}`)
            wrong.push(`${href}: ${rest.join(' ')}: ${(await got.text())
                .slice(0, 200)} not ${`${expected}`.slice(0, 200)}`);
    }
    assert.deepEqual(wrong, []);
});

test('downloads: figures', async t => {
    const page = await t.open(
        '/home/analysis/freq?page.chart=bars&chart.width=84mm');
    const signs = { pdf: '%PDF', svg: '<?xml', png: '\x89PNG', eps: '%!PS' };

    assert.equal(await page.getAttribute('.figure', 'width'), '317');
    for (const [ending, sign] of Object.entries(signs)) {
        const got = await files(page, () =>
            page.locator('.downloads a', { hasText: ending.toUpperCase() })
                .click());

        assert.equal(got.subarray(0, sign.length).toString('latin1'), sign,
            ending);
        assert.ok(got.length > 2000, ending);
    }
});

/* The command line below a figure draws the same. */
test('downloads: the command line of a figure', async t => {
    const page = await t.open('/home/analysis/freq?by=lang&' +
        'page.chart=bars&chart.width=84mm&chart.title=It%27s+a+title');
    const [name, ...rest] = words(
        await page.textContent('.command code'));
    const href = await page.locator('.downloads a', { hasText: 'SVG' })
        .getAttribute('href');
    const file = `${process.env.ROOM}/figure.svg`;

    assert.equal(name, 'zili');
    assert.equal(rest.pop(), 'bars.pdf');
    await zili(...rest, file);
    assert.equal(await readFile(file, 'utf8'),
        await (await page.request.get(t.site.address + href)).text());
});
