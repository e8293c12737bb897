/* themes.test.mjs -- themes are written, and what they find is seen. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from './harness.mjs';

const count = page => page.locator('.theme[aria-pressed=true] .number')
    .textContent();

const YAML = 'work:\n  label: {zh: 工作, en: Work}\n  en:\n    - work\n';

test('themes: an edit changes the hits', async t => {
    const page = await t.open(`/home/themes?themes=${
        encodeURIComponent(YAML)}`);
    const before = +await count(page);

    assert.ok(before > 0);
    await page.fill('#yaml', `${YAML}    - the\n`);
    await page.waitForFunction(() => /the/.test(
        new URL(location).searchParams.get('themes').slice(-5)));
    await page.settled();

    const after = +await count(page);

    assert.ok(after >= before + 60, `${before}, then ${after}`);
    await page.reload();
    await page.settled();
    assert.equal(+await count(page), after);
    assert.match(await page.inputValue('#yaml'), /- the\n/);
    assert.ok(await page.locator('.mini-kwic tr').count() > 3);
});

test('themes: a pattern is added by hand, and used elsewhere', async t => {
    const page = await t.open('/home/themes?theme=dependence-and-aid/aid');
    const before = +await count(page);
    const field = page.getByLabel('New pattern (en)');

    await field.fill('help');
    await field.press('Enter');
    await page.waitForFunction(() => /themes=kept/.test(location.search));
    await page.settled();
    assert.ok(+await count(page) > before);
    await page.locator('.theme-panel p a[href*="/kwic?"]').first().click();
    await page.settled();
    assert.match(await page.textContent('.kwic-count'),
        new RegExp(`^${before + 2} `));
});

test('themes: what cannot be read is said, and kept', async t => {
    t.expect(/answer: 400|status of 400/);

    const page = await t.open(`/home/themes?themes=${
        encodeURIComponent(YAML)}`);

    await page.fill('#yaml', 'work:\n  en: [work\n');
    await page.waitForSelector('#yaml-problem:not([hidden])');
    assert.equal(await page.inputValue('#yaml'), 'work:\n  en: [work\n');
    assert.equal(await page.getAttribute('#yaml', 'aria-invalid'), 'true');
    await page.fill('#yaml', YAML);
    await page.waitForSelector('#yaml-problem', { state: 'hidden' });
});

test('themes: saved as YAML, and kept in the browser', async t => {
    const page = await t.open(`/home/themes?themes=${
        encodeURIComponent(YAML)}`);
    const [download] = await Promise.all([page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download YAML' }).click()]);

    assert.equal(await readFile(await download.path(), 'utf8'), YAML);
    assert.match(download.suggestedFilename(), /\.yaml$/);
    await page.getByLabel('Name', { exact: true }).fill('mine');
    await page.getByRole('button', { name: 'Keep in this browser' }).click();
    await page.settled();
    assert.match(page.url(), /themes=kept:mine/);
    await page.reload();
    await page.settled();
    assert.equal(await page.inputValue('#yaml'), YAML);
});

/* What is changed by fields changes the lines it is about, and no others. */
test('themes: labels and places by hand, and undone', async t => {
    const page = await t.open('/home/themes?theme=experts');
    const file = () => page.inputValue('#yaml');
    const site = await file();
    const heading = () => page.textContent('.theme-panel h2');
    const after = async act => {
        await act();
        await page.settled();
        return file();
    };
    const label = page.getByLabel('Label (en)');

    assert.equal(await after(async () => {
        await label.fill("Those who 'know'");
        await label.press('Enter');
    }), site.replace('en: Experts}', "en: 'Those who ''know'''}"));
    assert.match(await heading(), /Those who 'know'/);
    assert.match(page.url(), /themes=kept:draft&|themes=kept:draft$/);
    assert.equal(await page.inputValue('.themes select >> nth=0'),
        'kept:draft');
    await after(() => page.locator('.theme-panel select')
        .selectOption('autonomy'));
    assert.match(await heading(), /@autonomy\/experts/);
    assert.match(await file(), /^    experts:\n      label: /m);
    for (let i = 0; i < 2; i++)
        await after(() => page.getByRole('button', { name: 'Undo' }).click());
    assert.equal(await file(), site);
    assert.match(page.url(), /themes=site/);
});

test('themes: a new one below another, and taken away', async t => {
    const page = await t.open('/home/themes');
    const site = await page.inputValue('#yaml');
    const button = name => page.getByRole('button', { name });

    await button('New theme').click();
    await page.keyboard.type('outer pressure');
    await page.locator('.new-theme select').selectOption('autonomy');
    await button('Make it').click();
    await page.settled();
    assert.match(await page.textContent('.theme-panel h2'),
        /@autonomy\/outer-pressure/);

    const field = page.getByLabel('New pattern (en)');

    await field.fill('stranglehold');
    await field.press('Enter');
    await page.settled();
    assert.equal(await count(page), '1');
    assert.ok(await field.evaluate(one => one === document.activeElement));
    await button('Remove this theme').click();
    await page.settled();
    assert.equal(await page.inputValue('#yaml'), site);
});
