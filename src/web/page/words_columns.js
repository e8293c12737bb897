/* words_columns.js -- headings of columns, and what they mean. In English these
 * are the program's own, which also stand in its files; in Chinese they say
 * more. What is missing here is shown in English. */
import { TEXTS } from './words_columns_b.js';
import { WORDS } from './words_columns_a.js';
import { language } from './words.js';

const CHINESE = {
    rank: '名次', term: '词语', count: '次数', per_million: '每百万词',
    docs: '文档数', ngram: '词串', doc: '文档', region: '区域', lang: '语言',
    query: '检索式', theme: '主题', label: '名称', pattern: '模式',
    collocate: '搭配词', node: '节点词', number: '编号', date: '日期',
    year: '年份', title: '标题', author: '作者', recipient: '收件人',
    source: '来源', translator: '译者', url: '网址', archive: '档案馆',
    original_language: '原文语言', bytes: '字节', tokens: '词例',
    words: '词数', types: '词种', documents: '文档', segments: '分段',
    value: '值', note: '备注', item: '主题或检索式', both: '两边都有',
    neither: '两边都无', rendering: '译法', share: '比例', beads: '句对数',
    renderings: '译法数', entropy: '熵', top: '最常见译法',
    top_share: '其比例', not_rendered: '未译', bead: '句对',
    confidence: '可信度',
    hand: '手工', model: '模型', parameter: '参数', std_error: '标准误',
    paragraphs: '段落', headings: '标题行', sentences: '句子',
    insertions: '增补', enumerators: '序号', salutations: '称呼',
    signatures: '署名', datelines: '日期行', from: '起', size: '长度',
    at: '位置',
    text: '字串', first: '首见', example: '例子', word: '作为词',
    string: '作为字串', cuts: '切法', examples: '例子', step: '步',
    height: '高度',
    left: '左', right: '右', cluster: '类', kind: '类别', mass: '质量',
    inertia: '惯量', quality: '质量比', row: '行', col: '列',
    column: '列名', type: '类型', values: '不同值', range: '范围',
};

export function heading(name) {
    return language() === 'zh' && CHINESE[name] || name;
}

const MEANINGS = Object.fromEntries([...WORDS, ...TEXTS]);

/* What a column means, in the language of the page. */
export function said(text) {
    return language() === 'zh' && MEANINGS[text] || text;
}
