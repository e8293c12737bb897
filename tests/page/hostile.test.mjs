/* hostile.test.mjs -- texts that would like to be more are texts. */
import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { IMAGE, NAME, SCRIPT } from './hostile.mjs';

const EVERYWHERE = ['/hostile', '/hostile/kwic?query=aid&sort=1R,1L',
    '/hostile/kwic?query=aid&group=doc&context=p', '/hostile/analysis/freq',
    '/hostile/analysis/docs', '/hostile/analysis/ngrams?all=true&by=doc',
    '/hostile/themes', `/hostile/read?doc=${encodeURIComponent(NAME)}`,
    `/hostile/kwic?query=${encodeURIComponent(`"${IMAGE}"`)}`,
    `/hostile/analysis/freq?where=${encodeURIComponent(SCRIPT)}`,
    `/hostile/analysis/${encodeURIComponent(SCRIPT)}`,
    `/hostile/analysis/freq?page.find=${encodeURIComponent(SCRIPT)}`,
    `/${encodeURIComponent(SCRIPT)}/kwic?query=${encodeURIComponent(SCRIPT)}`];

/* What the page would not have made itself. */
const strangers = page => page.evaluate(() =>
    document.querySelectorAll('main script, main [onerror], ' +
        'main img:not(.figure), main iframe').length);

test('hostile: nothing of a text is run, in any view', async t => {
    t.expect(/answer: 40[04]|status of 40[04]/);

    const page = await t.open('/hostile');

    for (const path of EVERYWHERE) {
        await page.to(path);
        assert.equal(await strangers(page), 0, path);
        assert.equal(await page.evaluate(() => window.watched.ran), 0, path);
        assert.ok(await page.evaluate(() => document.documentElement
            .scrollWidth <= innerWidth), `${path} is wide`);
    }
});

test('hostile: tags are shown as they stand', async t => {
    const page = await t.open('/hostile/read?doc=script');

    assert.ok((await page.textContent('.read-body')).includes(SCRIPT));
    assert.ok((await page.textContent('.read-body')).includes(IMAGE));
    await page.to('/hostile/kwic?query=aid&context=p');
    assert.ok((await page.textContent('.kwic-grid')).includes(IMAGE));
    assert.ok((await page.textContent('.kwic-grid')).includes(NAME));
    await page.locator('.node').first().click();
    await page.settled();
    assert.equal(await strangers(page), 0);
});

test('hostile: controls of direction stay inside', async t => {
    const page = await t.open('/hostile/kwic?query=aid&where=' +
        encodeURIComponent("doc in ('bidi', 'rtl')"));
    const boxes = await page.$$eval('.scroll .line', lines => lines.map(line =>
        ['.n', '.pre', '.keyword', '.post'].map(name =>
            line.querySelector(name).getBoundingClientRect().left)));

    assert.ok(boxes.length >= 5, `${boxes.length} lines`);
    for (const box of boxes)
        assert.deepEqual(box, boxes[0]);
    assert.ok(await page.$$eval('.scroll .line bdi', all => all.every(one =>
        getComputedStyle(one).unicodeBidi === 'isolate')));
});

test('hostile: a word without end widens no page', async t => {
    for (const width of [360, 1920]) {
        const page = await t.open('/hostile/read?doc=long', { width });
        const wide = () => page.evaluate(() =>
            document.documentElement.scrollWidth);

        assert.ok(await wide() <= width);
        assert.ok((await page.textContent('.read-body')).includes(
            'x'.repeat(1000)));
        await page.to(`/hostile/kwic?query=aid&where=doc='long'&context=p`);
        assert.equal(await page.locator('.scroll .line').count(), 2);
        assert.ok(await wide() <= width);
    }
});

/* Only what could be seen of a line is drawn; what it is sorted by is still
 * found in it. */
test('hostile: lines and cells are cut where none can see', async t => {
    const page = await t.open("/hostile/kwic?query=is&where=doc='long'&" +
        'sort=1R,1L');
    const line = page.locator('.scroll .line');

    assert.equal(await line.locator('.level1').textContent(), 'given');
    assert.equal(await line.locator('.level2').textContent(), 'aid');
    assert.ok((await line.textContent()).length < 4000);
    await page.to("/hostile/analysis/freq?where=doc='long'");
    assert.ok(await page.locator('.grid tbody a').count() > 3);
    assert.ok((await page.textContent('.grid')).length < 4000);
});
