/* marks.test.mjs -- lines that are marked and put into categories by hand. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from './harness.mjs';

const WE = '/home/kwic?query=we';

const marked = page => page.$$eval('.scroll .line.marked', lines =>
    lines.map(line => `${line.dataset.index} ` +
        line.querySelector('.tag').textContent));

/* Mark line i (from 0) with the category that is chosen. */
async function mark(page, i) {
    await page.locator(`.scroll [data-index="${i}"] .post`).click();
    await page.keyboard.press('m');
}

test('marks: kept over a reload, and for their query alone', async t => {
    const page = await t.open(WE);

    await mark(page, 0);
    await page.keyboard.press('2');
    await mark(page, 3);
    await page.fill('.marker input[size]', 'trade');
    await page.keyboard.press('Tab');
    assert.deepEqual(await marked(page), ['0 1', '3 trade']);
    await page.reload();
    await page.settled();
    assert.deepEqual(await marked(page), ['0 1', '3 trade']);
    await page.to('/home/kwic?query=the');
    assert.deepEqual(await marked(page), []);
    await page.to(`${WE}&sort=1R`);
    assert.equal(await page.evaluate(() =>
        Object.keys(localStorage).some(name => /marks/.test(name))), true);
    await page.to(WE);
    await mark(page, 0);
    assert.deepEqual(await marked(page), ['3 trade']);
});

/* A phone has no keys. */
test('marks: by a click on the line, shown alone by the address', async t => {
    const page = await t.open(WE, { width: 360, height: 740 });
    const only = page.locator('.marker input[type=checkbox]');
    const count = () => page.textContent('.kwic-count');

    await page.locator('.tag-button').nth(1).click();
    await page.locator('.marker select').selectOption('2');
    await page.locator('.tag-button').nth(4).click();
    assert.deepEqual(await marked(page), ['1 1', '4 2']);
    await only.check();
    assert.match(await count(), /^2 of \d\d/);
    assert.ok(await only.evaluate(node => node === document.activeElement));
    await page.reload();
    await page.settled();
    assert.match(await count(), /^2 of \d\d/);
    await page.locator('.tag-button').nth(1).click();
    await page.locator('.tag-button').nth(0).click();
    await page.locator('.tag-button').nth(0).click();
    assert.match(await count(), /^0 of \d\d/);
    assert.match(await page.textContent('.kwic-message'), /marked/);
    await page.goBack();
    await page.settled();
    assert.ok(await page.locator('.scroll .line').count() > 9);
});

test('marks: exported as TSV, shown alone', async t => {
    const page = await t.open(WE);
    const words = await page.$$eval('.scroll .line', lines =>
        [1, 2].map(i => lines[i].querySelector('.post').textContent));

    await mark(page, 1);
    await page.keyboard.press('3');
    await page.fill('.marker input[size]', 'ours\t<b>');
    await page.keyboard.press('Tab');
    await mark(page, 2);

    const [download] = await Promise.all([page.waitForEvent('download'),
        page.locator('.marker button').click()]);
    const lines = (await readFile(await download.path(), 'utf8')).split('\n');

    assert.match(download.suggestedFilename(), /\.tsv$/);
    assert.equal(lines.length, 4);
    assert.deepEqual(lines[0].split('\t').slice(0, 2), ['category', 'doc']);
    assert.equal(lines[1].split('\t')[0], '1');
    assert.equal(lines[2].split('\t')[0], 'ours <b>');
    assert.deepEqual([1, 2].map(i => lines[i].split('\t').pop()), words);
    await page.check('.marker input[type=checkbox]');
    assert.equal(await page.locator('.scroll .line').count(), 2);
});
