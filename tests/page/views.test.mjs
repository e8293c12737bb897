/* views.test.mjs -- every view, at each width, in each scheme and language. */
import assert from 'node:assert/strict';
import { asked } from './addresses.mjs';
import { axe, test } from './harness.mjs';

const WIDTHS = [[360, 740], [1280, 900], [1920, 1080]];
const SCHEMES = ['light', 'dark'];
const LANGUAGES = ['en', 'zh'];
const JUMP = 0.05;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const LOOKS = WIDTHS.flatMap(([width, height]) => SCHEMES.flatMap(scheme =>
    LANGUAGES.map(language => ({ width, height, scheme, language }))));

/* What is wrong with a page that has come: sentences. */
async function wrongs(page) {
    await page.evaluate(axe.source);
    return page.evaluate(async ({ tags, most }) => {
        const out = [];
        const { violations } = await window.axe.run(document,
            { runOnly: tags, resultTypes: ['violations'] });
        const root = document.documentElement;
        const { jump, jumps } = window.watched;

        for (const { id, nodes } of violations)
            for (const node of nodes.slice(0, 3))
                out.push(`axe ${id}: ${node.target.join(' ')}: ` +
                    node.failureSummary.split('\n')[1].trim());
        if (root.scrollWidth > root.clientWidth)
            out.push(`${root.scrollWidth} px wide`);
        if (jump >= most)
            out.push(`jumps by ${jump.toFixed(3)}: ${jumps.join('; ')}`);
        if (!document.querySelector('main h1'))
            out.push('no heading');
        if (document.querySelector('main .failure:not([hidden])'))
            out.push(document.querySelector('main .failure').textContent);
        return out;
    }, { tags: TAGS, most: JUMP });
}

async function check(t, path, looks) {
    const found = [];

    for (const look of looks) {
        const page = await t.open(path, look);

        found.push(...(await wrongs(page)).map(one => `${look.width} px, ` +
            `${look.scheme}, ${look.language}: ${path}: ${one}`));
        await page.close();
    }
    assert.deepEqual(found, []);
}

test('views: corpora', t => check(t, '/', LOOKS));

test('views: home', t => check(t, '/home', LOOKS));

test('views: kwic', t => check(t,
    '/home/kwic?query=the&query=~"援助"&sort=1R,1L&group=doc', LOOKS));

test('views: kwic with a hit opened', t => check(t,
    '/home/kwic?query=self-relian*&parallel=true&line=2', LOOKS));

test('views: read', t => check(t,
    '/home/read?doc=1960-07-11-zhou-enlai-remarks&themes=site', LOOKS));

test('views: list of analyses', t => check(t, '/home/analysis', LOOKS));

test('views: frequencies', t => check(t, '/home/analysis/freq', LOOKS));

test('views: themes', t => check(t, '/home/themes', LOOKS));

/* Each analysis as the page begins it, in one look after another. */
async function addresses(t) {
    const page = await t.open('/home/analysis');
    const all = await page.$$eval('.cards a', links =>
        links.map(link => link.getAttribute('href')));

    return all.map(asked);
}

test('views: every analysis', async t => {
    const all = await addresses(t);
    const found = [];

    assert.ok(all.length > 20, `${all.length} analyses`);
    for (const [i, path] of all.entries())
        await check(t, path, [LOOKS[i * 5 % LOOKS.length]]).catch(
            error => found.push(error.message));
    assert.equal(found.join('\n'), '');
});

test('views: every chart', async t => {
    const page = await t.open('/home');
    const site = await (await page.request.get(
        `${t.site.address}/site.json`)).json();
    const all = new Map((await addresses(t)).map(path =>
        [path.split('?')[0].split('/').pop(), path]));
    const found = [];

    for (const chart of site.charts) {
        const path = all.get(chart.analysis);
        const more = chart.arguments.map(([name, value]) =>
            `&${name}=${encodeURIComponent(value)}`).join('');

        if (!path)
            continue;
        await page.to(path + (path.includes('?') ? '&' : '?') +
            `page.chart=${chart.name}` + more);
        if (await page.locator('.drawn img').count() !== 1 ||
            !await page.locator('.drawn img').getAttribute('alt'))
            found.push(`${chart.name}: ${await page.locator('main .failure')
                .allTextContents()}`);
    }
    assert.deepEqual(found, []);
});
