/* read.test.mjs -- a document to be read. */
import assert from 'node:assert/strict';
import { test, zili } from './harness.mjs';

const ZHOU = '/home/read?doc=1960-07-11-zhou-enlai-remarks';

const langs = page => page.$$eval('.read-body [lang]', all =>
    [...new Set(all.map(one => one.lang))].sort());

test('read: both languages side by side, or one', async t => {
    const page = await t.open(ZHOU);

    assert.deepEqual(await langs(page), ['en', 'zh']);

    const rows = JSON.parse(await zili('read', 'home.zili', '--doc',
        '1960-07-11-zhou-enlai-remarks', '--format', 'json', '--limit', '0'));
    const text = (await page.textContent('.read-body')).replace(/\s+/g, '');

    for (const row of rows)
        assert.ok(text.includes(row.text.replace(/\s+/g, '')), row.text);
    await page.selectOption('.read-tools select >> nth=-1', 'en');
    await page.settled();
    assert.match(page.url(), /side=en/);
    assert.deepEqual(await langs(page), ['en']);
    await page.goBack();
    await page.settled();
    assert.deepEqual(await langs(page), ['en', 'zh']);
});

test('read: themes are marked, and switched', async t => {
    const page = await t.open(ZHOU);
    const marks = () => page.locator('.read-body mark').count();

    assert.equal(await marks(), 0);
    await page.check('.read-tools input[type=checkbox]');
    await page.settled();
    assert.match(page.url(), /themes=site/);

    const before = await marks();
    const first = page.locator('.read-legend input').first();
    const name = await page.locator('.read-legend mark').first()
        .getAttribute('title');
    const looks = await page.$$eval('.read-legend mark', all =>
        all.map(one => [one.className, one.textContent]));

    assert.ok(looks.length > 6);
    assert.equal(new Set(looks.map(([look]) => look)).size, looks.length);
    assert.ok(looks.every(([, label]) => /\p{sc=Han}.* [A-Z]/u.test(label)));

    assert.ok(before > 5, `${before} marks`);
    assert.equal(await page.locator(
        `.read-body mark[data-name="${name}"]`).count() > 0, true);
    await first.uncheck();
    await page.settled();
    assert.equal(await page.locator(
        `.read-body mark[data-name="${name}"]`).count(), 0);
    assert.ok(await marks() < before);
    await page.reload();
    await page.settled();
    assert.equal(await page.locator(
        `.read-body mark[data-name="${name}"]`).count(), 0);
});

test('read: from hit to hit by keys', async t => {
    const page = await t.open(`${ZHOU}&query=the`);
    const here = () => page.evaluate(() =>
        [...document.querySelectorAll('.read-body mark')].findIndex(
            one => one.classList.contains('here')));

    await page.keyboard.press('j');
    assert.equal(await here(), 0);
    await page.keyboard.press('j');
    assert.equal(await here(), 1);
    await page.keyboard.press('k');
    assert.equal(await here(), 0);
});

test('read: the file of the document', async t => {
    const page = await t.open(ZHOU);
    const href = await page.locator('.read-tools a[download]')
        .getAttribute('href');
    const answer = await page.request.get(t.site.address + href);

    assert.equal(answer.status(), 200);
    assert.match(await answer.text(), /[\u4e00-\u9fff]/);
});

test('read: what the document is, and the next one', async t => {
    const page = await t.open('/home/read');
    const docs = JSON.parse(await zili('docs', 'home.zili', '--format',
        'json'));
    const said = async row => {
        const lead = await page.textContent('.read-lead');

        assert.equal(await page.textContent('.read h1'), row.doc);
        for (const name of ['title', 'author', 'source', 'translator'])
            assert.ok(lead.includes(row[name]), `${name}: ${lead}`);
    };

    await said(docs[0]);
    await page.locator('.read-tools a', { hasText: '›' }).click();
    await page.settled();
    await said(docs[1]);
    await page.locator('.read-tools a', { hasText: '‹' }).click();
    await page.settled();
    await said(docs[0]);
});
