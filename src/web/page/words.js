/* words.js -- the interface in English and Chinese.
 *
 * define({ key: ['English', '中文'] }) adds words, t('key') gives one, and
 * t('key', { n: 3 }) puts 3 where it says {n}. Each view defines its own. */

const LANGUAGES = ['en', 'zh'];
const table = new Map();
let index = 0;

export function define(words) {
    for (const [key, both] of Object.entries(words))
        table.set(key, both);
}

export function t(key, values) {
    const both = table.get(key);
    const text = both ? both[index] : key;

    return values ? text.replace(/\{(\w+)\}/g,
        (whole, name) => name in values ? show(values[name]) : whole) : text;
}

/* A number as it is written; a text as it is. */
export function show(value) {
    return typeof value === 'number' ? value.toLocaleString('en') : `${value}`;
}

/* 'en' or 'zh'. */
export function language() {
    return LANGUAGES[index];
}

export function setLanguage(name, keep) {
    index = Math.max(0, LANGUAGES.indexOf(name));
    document.documentElement.lang = LANGUAGES[index];
    if (keep)
        remember('language', LANGUAGES[index]);
}

/* What the browser keeps from visit to visit; nothing where it may not. */
export function remember(name, value) {
    try {
        localStorage.setItem(`zili.${name}`, value);
    } catch {
        return false;
    }
    return true;
}

export function recall(name) {
    try {
        return localStorage.getItem(`zili.${name}`);
    } catch {
        return null;
    }
}

define({
    'corpus': ['Corpus', '语料库'],
    'search': ['Search', '检索'],
    'search.label': ['Search the corpus', '检索语料库'],
    'search.hint': ['Word, phrase, self-relian*, ~"自力更生"',
        '词、词组、self-relian*、~"自力更生"'],
    'views': ['Views', '视图'],
    'view.home': ['Overview', '概览'],
    'view.kwic': ['Concordance', '索引行'],
    'view.read': ['Reading', '阅读'],
    'view.analysis': ['Analyses', '分析'],
    'view.themes': ['Themes', '主题'],
    'skip': ['Skip to the content', '跳到正文'],
    'language.other': ['中文', 'English'],
    'scheme': ['Light or dark', '浅色或深色'],
    'scheme.auto': ['As the system has it', '跟随系统'],
    'scheme.light': ['Light', '浅色'],
    'scheme.dark': ['Dark', '深色'],
    'keys': ['Keyboard', '键盘'],
    'keys.title': ['Keyboard', '键盘快捷键'],
    'keys.on': ['Use single keys', '启用单键快捷键'],
    'keys.search': ['to the search box', '到检索框'],
    'keys.help': ['show these keys', '显示快捷键'],
    'keys.close': ['close what is open', '关闭打开的面板'],
    'close': ['Close', '关闭'],
    'copy': ['Copy', '复制'],
    'copied': ['Copied', '已复制'],
    'command': ['The command line for this', '与此等价的命令行'],
    'download': ['Download', '下载'],
    'nothing': ['There is no such view. Choose one above.',
        '没有这个视图，请在上方选择。'],
    'no.corpus': ['This site has no corpus “{name}”. It has: {all}.',
        '本站没有语料库“{name}”，只有：{all}。'],
    'offline': ['The server does not answer. Is “zili serve” still running?',
        '服务器没有应答。“zili serve”还在运行吗？'],
    'odd': ['The server answered with status {status}, without a reason.',
        '服务器返回状态 {status}，未说明原因。'],
});
