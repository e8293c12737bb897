/* habits.test.mjs -- the address is the state; keys alone will do; scheme and
 * language are kept. */
import assert from 'node:assert/strict';
import { test } from './harness.mjs';

const text = page => page.textContent('main');

test('habits: back, forward and reload bring the same', async t => {
    const page = await t.open('/home');
    const seen = [];
    const steps = ['/home/kwic?query=the&sort=1R',
        '/home/analysis/freq?by=lang',
        '/home/read?doc=1960-07-11-zhou-enlai-remarks&query=the'];

    seen.push([page.url(), await text(page)]);
    for (const step of steps) {
        await page.evaluate(to => {
            const link = document.createElement('a');

            link.href = to;
            document.querySelector('main').append(link);
            link.click();
            link.remove();
        }, step);
        await page.settled();
        seen.push([page.url(), await text(page)]);
    }
    for (let i = steps.length - 1; i >= 0; i--) {
        await page.goBack();
        await page.settled();
        assert.deepEqual([page.url(), await text(page)], seen[i]);
    }
    for (let i = 1; i <= steps.length; i++) {
        await page.goForward();
        await page.settled();
        assert.deepEqual([page.url(), await text(page)], seen[i]);
        await page.reload();
        await page.settled();
        assert.deepEqual([page.url(), await text(page)], seen[i]);
    }
});

test('habits: three examples find something', async t => {
    const page = await t.open('/home');
    const all = page.locator('.example');

    assert.equal(await all.count(), 3);
    for (let i = 0; i < 3; i++) {
        const hits = /(\d+) hits?$/.exec(await all.nth(i).textContent())[1];

        await all.nth(i).click();
        await page.settled();
        assert.match(await page.textContent('.kwic-count'),
            new RegExp(`^${hits} `));
        await page.goBack();
        await page.settled();
    }
});

test('habits: from the search to a hit by keys alone', async t => {
    const page = await t.open('/home');
    const press = key => page.keyboard.press(key);
    const at = () => page.getAttribute('.scroll .line[aria-selected]',
        'data-index');

    await press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id),
        'search');
    await page.keyboard.type('the');
    await press('Enter');
    await page.settled();
    assert.match(page.url(), /\/home\/kwic\?query=the/);
    await page.evaluate(() => document.activeElement.blur());
    await press('j');
    await press('j');
    assert.equal(await at(), '2');
    await press('k');
    assert.equal(await at(), '1');
    assert.equal(await page.evaluate(() =>
        document.activeElement.dataset.index), '1');
    await press('Enter');
    await page.settled();
    assert.ok(await page.locator('.panel').isVisible());
    await press('Escape');
    assert.ok(await page.locator('.panel').isHidden());
    await press('?');
    assert.ok(await page.locator('dialog.sheet').isVisible());
    await press('Escape');
    await page.waitForSelector('dialog.sheet', { state: 'detached' });
    await press('/');
    await page.keyboard.type('jk?');
    assert.equal(await page.locator('dialog.sheet').count(), 0);
});

test('habits: whatever can be reached is seen to be', async t => {
    const page = await t.open('/home/kwic?query=the');
    const seen = new Set();

    for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab');

        const { what, ring, hidden } = await page.evaluate(() => {
            const node = document.activeElement;
            const style = getComputedStyle(node);
            const box = node.getBoundingClientRect();

            return { what: node.outerHTML.slice(0, 160),
                ring: style.outlineStyle !== 'none' || node === document.body,
                hidden: node !== document.body &&
                    (box.width < 2 || box.right < 0 || box.left > innerWidth) };
        });

        assert.ok(ring, `no ring around ${what}`);
        assert.ok(!hidden, `out of sight: ${what}`);
        seen.add(what);
    }
    assert.ok([...seen].some(what => /class="line/.test(what)),
        'no line is reached');
});

test('habits: scheme and language are kept', async t => {
    const page = await t.open('/home/kwic?query=the');
    const paper = () => page.evaluate(() =>
        getComputedStyle(document.documentElement).backgroundColor);
    const light = await paper();

    await page.click('.scheme');
    await page.click('.scheme');
    assert.notEqual(await paper(), light);
    await page.click('.switches [lang=zh]');
    await page.settled();
    assert.equal(await page.getAttribute('html', 'lang'), 'zh');

    const chinese = await page.textContent('.tabs');

    assert.match(chinese, /[\u4e00-\u9fff]/);
    await page.reload();
    await page.settled();
    assert.equal(await page.textContent('.tabs'), chinese);
    assert.notEqual(await paper(), light);
});

test('habits: without a corpus one can be chosen', async t => {
    const page = await t.open('/');
    const corpora = page.locator('.brief h2 a');

    assert.equal(await corpora.count(), 2);
    await corpora.first().click();
    await page.settled();
    assert.match(page.url(), /\/home$/);
    await page.click('.brand');
    await page.settled();
    assert.equal(await corpora.count(), 2);
});

test('habits: the name of an analysis is an address', async t => {
    const page = await t.open('/home/colloc?query=the');

    assert.match(page.url(), /\/home\/analysis\/colloc\?query=the$/);
    assert.ok(await page.locator('.grid tbody tr').count() > 1);
});

test('habits: an address that leads nowhere says so', async t => {
    const page = await t.open('/nowhere/kwic?query=the');

    assert.match(await page.textContent('.failure'), /nowhere/);
    await page.to('/home/nothing');
    assert.ok(await page.locator('.failure').isVisible());
    await page.to('/home/analysis/nothing');
    assert.match(await page.textContent('.failure'), /nothing/);
});
