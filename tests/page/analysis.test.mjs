/* analysis.test.mjs -- a form, its table, and where its cells lead. */
import assert from 'node:assert/strict';
import { test, zili } from './harness.mjs';

const FREQ = '/home/analysis/freq';
const ROWS = '.grid tbody tr:not(.spacer)';

const params = page => new URL(page.url()).searchParams;

/* The texts of a column, of the rows that are drawn. */
async function column(page, name) {
    const heads = await page.$$eval('.grid th .heading', all =>
        all.map(one => one.firstChild.textContent));
    const i = heads.indexOf(name);

    assert.ok(i >= 0, `no column ${name} in ${heads}`);
    return page.$$eval(ROWS, (rows, at) =>
        rows.map(row => row.cells[at]?.textContent), i);
}

async function sortBy(page, name) {
    await page.locator('.grid th .heading', { hasText: name }).first().click();
    await page.settled();
}

/* On a narrow page the answer stands first, and the question folded above. */
test('analysis: the form folds, and opens where it is to blame', async t => {
    t.expect(/400/);
    for (const [width, open] of [[360, false], [1280, true]]) {
        const page = await t.open(FREQ, { width, height: 740 });
        const where = page.locator('.question input[list]').first();

        assert.equal(await where.isVisible(), open);
        assert.ok(await page.locator(ROWS).first().isVisible());
        await page.to(`${FREQ}?where=yaer%3D1`);
        assert.ok(await where.isVisible());
        assert.equal(await where.getAttribute('aria-invalid'), 'true');
        await where.fill('');
        await page.locator('.question .button.primary').click();
        await page.settled();
        assert.equal(await page.locator('[aria-invalid]').count(), 0);
        assert.equal(await where.isVisible(), open);
    }
});

test('analysis: prints all rows, or says how many', async t => {
    const page = await t.open(FREQ);
    const rows = () => page.locator(ROWS).count();
    const [all] = /[\d,]+/.exec(await page.textContent('.table-tools .count'));
    const print = () => page.evaluate(() =>
        dispatchEvent(new Event('beforeprint')));

    await print();
    assert.equal(await rows(), 100);
    assert.match(await page.textContent('.paper'),
        new RegExp(`1 to 100 of ${all}`));
    await page.keyboard.press('Control+p');
    await page.settled();
    await print();
    assert.equal(await rows(), +all.replace(',', ''));
    assert.equal(await page.textContent('.paper'), '');
});

test('analysis: the form is the address', async t => {
    const page = await t.open(FREQ);

    await page.getByLabel('Apart for each').fill('lang');
    await page.locator('.question .button.primary').click();
    await page.settled();
    assert.equal(params(page).get('by'), 'lang');
    assert.ok((await column(page, 'lang')).every(one => /en|zh/.test(one)));
    assert.equal(await page.textContent('.command code'),
        'zili freq home.zili --by lang');
    await page.goBack();
    await page.settled();
    assert.equal(params(page).get('by'), null);
    assert.equal(await page.locator('.grid th', { hasText: /^lang/ }).count(),
        0);
    await page.goForward();
    await page.settled();
    assert.equal(await page.getByLabel('Apart for each')
        .inputValue(), 'lang');
    assert.ok((await column(page, 'lang')).length > 10);
});

test('analysis: a table is sorted by clicks', async t => {
    const page = await t.open(`${FREQ}?by=lang`);
    const all = JSON.parse(await zili('freq', 'home.zili', '--by', 'lang',
        '--limit', '0', '--format', 'json'));
    const numbers = async () => (await column(page, 'count')).map(one =>
        +one.replace(/,/g, ''));

    await sortBy(page, 'count');
    assert.equal(params(page).get('page.sort'), 'count');
    assert.equal(params(page).get('page.down'), 'true');
    assert.deepEqual((await numbers()).slice(0, 10),
        all.map(row => row.count).sort((a, b) => b - a).slice(0, 10));
    assert.equal(await page.getAttribute('.grid th[aria-sort]', 'aria-sort'),
        'descending');
    await sortBy(page, 'count');
    assert.deepEqual((await numbers()).slice(0, 5),
        all.map(row => row.count).sort((a, b) => a - b).slice(0, 5));

    const before = await column(page, 'term');

    await page.reload();
    await page.settled();
    assert.deepEqual(await column(page, 'term'), before);
});

test('analysis: a table is filtered', async t => {
    const page = await t.open(FREQ);

    await page.fill('.table-tools input', '科学');
    await page.waitForFunction(() => /page\.find/.test(location.search));
    await page.settled();

    const terms = await column(page, 'term');

    assert.ok(terms.length > 0 && terms.every(one => one.includes('科学')),
        terms.join());
    assert.match(await page.textContent('.count'),
        new RegExp(`^${terms.length} of `));
});

test('analysis: cells lead to their lines', async t => {
    const page = await t.open(FREQ);
    const link = page.locator(`${ROWS} a`).first();
    const term = await link.textContent();
    const count = (await column(page, 'count'))[0];

    await link.click();
    await page.settled();
    assert.match(page.url(), /\/home\/kwic\?/);
    assert.equal(params(page).get('query'), term);
    assert.ok((await page.textContent('.kwic-count')).startsWith(`${count} `),
        `${term} ${count}`);
});

test('analysis: a sentence leads to its place in the text', async t => {
    const page = await t.open('/home/analysis/beads');
    const cell = page.locator('.grid a', { hasText: '自力更生，立足国内' });

    await cell.first().click();
    await page.settled();
    assert.match(page.url(), /\/home\/read\?doc=1960-07-11.*at=bead:56/);
    assert.match(await page.textContent('.s.here'), /独立自主，自力更生/);
});

/* All counts of a table are those of the lines to which they lead. */
async function leads(t, path, counts) {
    const page = await t.open(path);
    const cells = await page.$$eval(ROWS, rows => rows.slice(0, 12).flatMap(
        row => [...row.cells].map((cell, i) => ({
            name: row.closest('table').querySelectorAll('th .heading')[i]
                .firstChild.textContent,
            text: cell.textContent.replaceAll(',', ''),
            href: cell.querySelector('a')?.getAttribute('href') }))));
    let compared = 0;

    for (const { name, text, href } of cells) {
        if (!href || !counts.includes(name))
            continue;

        const answer = await page.request.get(t.site.address +
            href.replace('/kwic?', '/kwic.json?') + '&page.rows=1');

        assert.equal((await answer.json()).total, +text, `${name}: ${href}`);
        compared++;
    }
    assert.ok(compared > 4, `${compared} cells of ${path}`);
}

test('analysis: counts are those of their lines', async t => {
    await leads(t, `${FREQ}?by=doc,lang`, ['count']);
    await leads(t, `${FREQ}?exact=true&all=true`, ['count']);
    await leads(t, '/home/analysis/ngrams?size=3', ['count']);
    await leads(t, '/home/analysis/themes?themes=site&by=doc', ['count']);
    await leads(t, `/home/analysis/keyness?target=lang='en'`, ['f1']);
});

test('analysis: a measure is explained', async t => {
    const page = await t.open('/home/analysis/colloc?query=experts');

    await page.locator('.explains').first().click();

    const text = page.locator('dialog .explained');

    await text.waitFor();
    assert.match(await text.textContent(), /O11 = \d+/);
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
});

test('analysis: what is wrong is said at the form', async t => {
    t.expect(/answer: 400|status of 400/);

    const page = await t.open(`${FREQ}?where=foo`);

    assert.match(await page.textContent('.question .failure'),
        /no such column: foo/);
});

test('analysis: the last row of a long table', async t => {
    const page = await t.open('/home/analysis/fcm');
    const rows = +await page.getAttribute('.grid', 'aria-rowcount');

    assert.ok(rows > 1000);
    await page.$eval('.table-view', view => {
        view.scrollTop = view.scrollHeight;
    });
    await page.waitForSelector(`tr[aria-rowindex="${rows}"] a`);
});

/* Help and meanings are those of the program, which a catalogue translates by
 * their wording: one that was changed is missing there. */
test('analysis: speaks Chinese throughout', async t => {
    const page = await t.open('/home/analysis', { language: 'zh' });
    const texts = await page.evaluate(async () => {
        const [{ site }, { offered }, { said }, { helpOf }] =
            await Promise.all(['api', 'analyses', 'words_columns',
                'words_options'].map(name => import(`/assets/${name}.js`)));
        const { analyses, drawing } = await site();
        const options = [...analyses.flatMap(offered), ...drawing.options
            .filter(({ name }) => !/^(font-size|shares)$/.test(name))];

        return [...analyses.flatMap(({ columns }) => columns).map(
            ([, text]) => [text, said(text)]),
        ...options.map(one => [one.help, helpOf(one)])];
    });

    assert.ok(texts.length > 300, `${texts.length} texts`);
    assert.deepEqual(texts.filter(([english, chinese]) =>
        english === chinese && /[a-z]{4}/.test(english)), []);
});
