/* kwic.test.mjs -- the concordance: order, colours, the panel, all lines. */
import assert from 'node:assert/strict';
import { test, zili } from './harness.mjs';

const WE = '/home/kwic?query=we';

/* The lines in sight, as the page shows them: [[number, pre, node, post]]. */
function shown(page) {
    return page.$$eval('.scroll .line', lines => lines.map(line =>
        ['.n', '.pre', '.keyword', '.post'].map(name =>
            line.querySelector(name).textContent)));
}

/* The same of the command line: its first lines. */
async function printed(n, ...given) {
    const rows = JSON.parse(await zili('kwic', 'home.zili', 'we',
        '--context', '8w', '--limit', '0', '--format', 'json', ...given));

    return rows.slice(0, n).map(row =>
        [String(row.hit), row.pre, row.keyword, row.post]);
}

async function sameAs(page, ...given) {
    const lines = await shown(page);

    assert.ok(lines.length > 5, `${lines.length} lines`);
    assert.deepEqual(lines, await printed(lines.length, ...given));
}

const params = page => new URL(page.url()).searchParams;

test('kwic: sorted by clicks as the command line sorts', async t => {
    const page = await t.open(WE);

    await sameAs(page);
    await page.click('[data-place="1R"]');
    await page.settled();
    assert.equal(params(page).get('sort'), '1R');
    await sameAs(page, '--sort', '1R');
    await page.click('[data-place="2R"]', { modifiers: ['Shift'] });
    await page.click('[data-place="1L"]', { modifiers: ['Shift'] });
    await page.settled();
    assert.equal(params(page).get('sort'), '1R,2R,1L');
    await sameAs(page, '--sort', '1R,2R,1L');
    await page.click('[data-place="2R"]');
    await page.settled();
    assert.equal(params(page).get('sort'), '1R,1L');
    await page.goBack();
    await page.settled();
    await sameAs(page, '--sort', '1R,2R,1L');
    await page.click('[data-place="hit"]');
    await page.settled();
    await sameAs(page);
});

/* A click says what is wanted now, whatever has come by then. */
test('kwic: sorted by clicks that do not wait for the lines', async t => {
    const page = await t.open(WE);
    let answer;
    const gate = new Promise(open => {
        answer = open;
    });

    await page.route(/[?&]sort=/, route => gate.then(() => route.fallback()));
    for (const place of ['1R', '2R', '1L'])
        await page.click(`[data-place="${place}"]`, { modifiers: ['Shift'] });
    assert.equal(params(page).get('sort'), '1R,2R,1L');
    await page.click('[data-place="2R"]');
    assert.equal(params(page).get('sort'), '1R,1L');
    answer();
    await page.settled();
    await sameAs(page, '--sort', '1R,1L');
});

test('kwic: levels without a shift key', async t => {
    const page = await t.open(WE);

    await page.check('.kwic-tools > .check input');
    await page.click('[data-place="1L"]');
    await page.settled();
    await page.click('[data-place="node"]');
    await page.settled();
    assert.equal(params(page).get('sort'), '1L,node');
    await sameAs(page, '--sort', '1L,node');
});

test('kwic: the words it is sorted by are coloured', async t => {
    const page = await t.open(`${WE}&sort=1R,1L`);
    const words = name => page.$$eval(`.scroll .line ${name}`, all =>
        all.map(one => one.textContent.toLowerCase()));
    const colour = async name => page.$eval(`.scroll ${name}`,
        node => getComputedStyle(node).color);
    const after = await words('.post .level1');

    assert.ok(after.length > 5);
    assert.deepEqual(after, [...after].sort((a, b) => a.localeCompare(b, 'en',
        { ignorePunctuation: true })));
    assert.ok((await words('.pre .level2')).length > 5);
    assert.notEqual(await colour('.level1'), await colour('.level2'));
    assert.equal(await colour('.level1'),
        await page.$eval('.place.level1', node =>
            getComputedStyle(node).color));
});

test('kwic: a node opens its place in the text', async t => {
    const page = await t.open(WE);

    assert.ok(await page.locator('.panel').isHidden());
    await page.locator('.scroll .line .node').nth(2).click();
    await page.settled();

    const panel = page.locator('.panel');

    assert.match(await panel.textContent(), /we/i);
    assert.ok(await panel.locator('mark').count() > 0);
    assert.equal(await panel.locator('.place-bar svg').count(), 1);
    assert.equal(params(page).get('line'), '3');
    await page.reload();
    await page.settled();
    assert.ok(await panel.isVisible());
    await page.keyboard.press('Escape');
    assert.ok(await panel.isHidden());
    assert.equal(params(page).get('line'), null);

    await page.locator('.scroll .line .node').nth(1).click();
    await page.settled();
    await panel.locator('a.button').click();
    await page.settled();
    assert.match(page.url(), /\/home\/read\?/);
    assert.equal(await page.locator('.read .here').count(), 1);
});

test('kwic: what is aligned stands below', async t => {
    const page = await t.open(`${WE}&parallel=true`);
    const rows = JSON.parse(await zili('kwic', 'home.zili', 'we',
        '--parallel', '--context', '8w', '--format', 'json'));
    const below = await page.$$eval('.scroll .line .aligned', all =>
        all.map(one => one.textContent));

    assert.ok(below.length > 3);
    assert.ok(below[0].endsWith(rows[0].aligned), below[0]);
    if (rows[0].rendering)
        assert.ok(below[0].startsWith(rows[0].rendering), below[0]);
});

async function toTheLast(page) {
    const all = JSON.parse(await zili('kwic', 'home.zili', 'the', '--limit',
        '0', '--context', '8w', '--format', 'json'));
    const last = () => page.locator('.scroll .line').last()
        .locator('.post').textContent();

    assert.ok(all.length > 60, `${all.length} lines`);
    await page.$eval('.scroll', box => {
        box.scrollTop = box.scrollHeight;
    });
    await page.settled();
    assert.equal(await page.locator('.scroll .line').last()
        .getAttribute('data-index'), `${all.length - 1}`);
    assert.equal(await last(), all[all.length - 1].post);
    assert.match(await page.locator('.kwic-count').textContent(),
        new RegExp(all.length.toLocaleString('en').replace(',', '[, ]?')));
}

test('kwic: scrolls to the last line', async t => {
    for (const width of [360, 800, 1280])
        await toTheLast(await t.open('/home/kwic?query=the', { width }));
});

/* A panel does not push the lines out of sight, nor they it. */
test('kwic: lines and panel are both in sight', async t => {
    for (const [width, height] of [[360, 740], [800, 1000], [1280, 800]]) {
        const page = await t.open(`${WE}&line=9`, { width, height });
        const whole = name => page.$eval(name, node => {
            const box = node.getBoundingClientRect();

            return box.height > 100 && box.width > 200 && box.top >= 0 &&
                box.bottom <= innerHeight && box.right <= innerWidth;
        });

        assert.ok(await whole('.panel'), `panel at ${width} px`);
        assert.ok(await whole('.kwic-grid'), `lines at ${width} px`);
        assert.ok(await page.isVisible('.scroll [data-index="8"] .node'));
    }
});

test('kwic: grouped, sampled and filtered from the form', async t => {
    const page = await t.open(WE);

    await page.click('[aria-controls="kwic-options"]');
    await page.fill('#kwic-options [name="where"]', "lang = 'en'");
    await page.fill('#kwic-options [name="sample"]', '4');
    await page.click('#kwic-options button');
    await page.settled();
    assert.equal(params(page).get('where'), "lang = 'en'");
    assert.equal(await page.locator('.scroll .line').count(), 4);
    assert.deepEqual(await shown(page), await printed(4, '--where',
        "lang = 'en'", '--sample', '4'));
    await page.to(`${WE}&group=1L`);

    const groups = await page.$$eval('.scroll .group', all =>
        all.map(one => +one.querySelector('.size').textContent));

    assert.ok(groups.length > 1);
    assert.deepEqual(groups, [...groups].sort((a, b) => b - a));
});

/* What a hit became is the same in the panel as in its line. */
test('kwic: the panel has the rendering of the line', async t => {
    const page = await t.open('/home/kwic?query=self-relian*');
    const rows = JSON.parse(await zili('kwic', 'home.zili', 'self-relian*',
        '--parallel', '--format', 'json'));

    for (const [i, row] of rows.entries()) {
        await page.locator('.scroll .line .node').nth(i).click();
        await page.settled();

        const panel = await page.textContent('.panel');

        assert.ok(panel.includes(`Rendering${row.rendering} `), panel);
        assert.ok(panel.includes(row.aligned), panel);
    }
});

/* The list of groups says what the lines have, and leads to them. */
test('kwic: groups with their sizes lead to their lines', async t => {
    const page = await t.open(`${WE}&group=doc`);
    const all = JSON.parse(await zili('kwic', 'home.zili', 'we', '--limit',
        '0', '--format', 'json'));
    const groups = () => page.$$eval('.group-row', rows =>
        rows.map(row => [...row.children].map(one => one.textContent)));
    const docs = [...new Set(all.map(row => row.doc))];
    const selected = () => page.getAttribute('.line[aria-selected]',
        'data-index');

    await page.locator('.kwic-tools button', { hasText: 'Groups' })
        .press('Enter');
    assert.equal(await page.evaluate(() =>
        document.activeElement.textContent), 'Groups');
    assert.ok(await page.evaluate(() =>
        document.activeElement.matches('.panel h2')));
    assert.deepEqual(await groups(), docs.map(doc =>
        [doc, `${all.filter(row => row.doc === doc).length}`]));
    await page.locator('.group-row').nth(1).click();
    assert.equal(await selected(),
        `${all.findIndex(row => row.doc === docs[1])}`);
    await page.reload();
    await page.settled();
    assert.equal((await groups()).length, docs.length);
    await page.click('[data-place="doc"]');
    await page.settled();
    assert.equal(params(page).get('group'), null);
    assert.ok(await page.locator('.panel').isHidden());
    await page.to(`${WE}&group=1R&groups=true`);

    const [first, second] = await groups();

    await page.locator('.group-row').nth(1).click();
    assert.equal(await selected(), first[1]);
    assert.equal(await page.textContent('.line[aria-selected] .group'),
        second.join(''));
});

test('kwic: what is refused is marked where it stands', async t => {
    t.expect(/400/);

    const page = await t.open(`${WE}&where=yaer+%3D+1`);
    const invalid = () => page.$$eval('[aria-invalid]', all =>
        all.map(one => one.name));

    assert.match(await page.textContent('.failure'), /yaer/);
    assert.ok(await page.isVisible('#kwic-options'));
    assert.deepEqual(await invalid(), ['where']);
    await page.to('/home/kwic?query=near(we');
    assert.ok((await invalid()).includes('query'));
    assert.ok(await page.isHidden('.command'));
    await page.fill('#search', 'we');
    await page.keyboard.press('Enter');
    await page.settled();
    assert.deepEqual(await invalid(), []);
});

test('kwic: prints all lines, in their order', async t => {
    const page = await t.open('/home/kwic?query=the', { height: 500 });
    const all = JSON.parse(await zili('kwic', 'home.zili', 'the', '--limit',
        '0', '--context', '8w', '--format', 'json'));
    const rows = () => page.$$eval('.scroll .line:not(.waiting) .post', some =>
        some.map(one => one.textContent));
    const before = await rows();

    assert.ok(before.length < all.length);
    await page.keyboard.press('Control+p');
    await page.settled();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.deepEqual(await rows(), all.map(row => row.post));
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.deepEqual(await rows(), before);
});

test('kwic: its figures are drawn of the same lines', async t => {
    const page = await t.open(`${WE}&sort=1R`);

    await page.click('.drop summary');
    await page.locator('.drop-list a', { hasText: 'Word tree' }).click();
    await page.settled();
    assert.match(page.url(), /\/analysis\/kwic\?query=we&sort=1R/);
    assert.match(await page.getAttribute('.figure', 'alt'), /67 lines/);
});

test('kwic: downloads all lines', async t => {
    const page = await t.open(`${WE}&sort=1L`);

    await page.click('.drop summary');

    const href = await page.locator('.drop-list a', { hasText: 'TSV' })
        .getAttribute('href');
    const file = await (await page.request.get(t.site.address + href)).body();

    assert.deepEqual(file, await zili('kwic', 'home.zili', 'we', '--sort',
        '1L', '--format', 'tsv', '--limit', '0', '--provenance'));
});
