/* words_analyses.js -- names of analyses and charts, and what each is about in
 * one sentence. */
import { language } from './words.js';

/* Name in English and Chinese; the sentence in Chinese. In English that is the
 * program's own. */
const ANALYSES = {
    freq: ['Frequencies', '词频', '按次数列出词语。'],
    ngrams: ['N-grams', '词串', '列出相连的词语，按次数排列。'],
    count: ['Counts', '计数', '数检索式的命中。'],
    query: ['Query plan', '检索计划', '数检索式的命中，并说明怎样查找。'],
    dispersion: ['Dispersion', '分布', '衡量词语或检索式分布得是否均匀。'],
    diversity: ['Diversity', '词汇丰富度', '衡量文本用词是否多样。'],
    zipf: ['Zipf', '齐普夫定律', '拟合词频与词汇增长的规律。'],
    segdiff: ['Segmentation', '分词差异', '看换一种分词方式，哪些词会改变。'],
    colloc: ['Collocates', '搭配词', '列出检索式附近的词语。'],
    fcm: ['Words together', '词语共现', '数哪些词在一起出现。'],
    kwic: ['Lines', '索引行', '列出检索式或主题的命中及上下文。'],
    keyness: ['Keyness', '关键词', '列出语料两部分用词的差别。'],
    trend: ['Trend', '趋势', '沿年份、数值或日期数检索式的命中。'],
    similar: ['Similarity', '相似度', '衡量文档之间有多相似。'],
    ca: ['Correspondence', '对应分析', '把文档与词语画在一张图上。'],
    mds: ['Map of distances', '多维标度', '按距离把文档画成一张图。'],
    cluster: ['Clusters', '聚类', '把彼此相似的文档归在一起。'],
    themes: ['Themes', '主题', '数各主题的命中。'],
    cooc: ['Co-occurrence', '主题共现', '衡量哪些主题一起出现。'],
    positions: ['Positions', '位置', '列出各主题在文中的位置。'],
    render: ['Renderings', '译法', '看一个词在译文里变成了什么。'],
    consistency: ['Consistency', '译法一致性', '看词语在各处的译法是否一致。'],
    agree: ['Agreement', '双语一致', '看一句话的两种语言里是否都有某主题。'],
    beads: ['Sentence pairs', '双语对照', '把两种语言的句子并排列出。'],
    docs: ['Documents', '文档', '列出文档或其中的区域。'],
    info: ['The index', '索引信息', '说明索引里有什么、怎样建成。'],
    dtm: ['Term matrix', '文档词项矩阵', '按文档数词语，供 R 与 Python 使用。'],
};

const CHARTS = {
    bars: ['Bars', '条形图'], dispersion: ['Dispersion', '分布图'],
    heat: ['Heat map', '热图'], cooc: ['Triangle', '三角图'],
    network: ['Network', '网络图'], dumbbell: ['Dumbbells', '哑铃图'],
    ribbon: ['Ribbon', '对齐带'], renderings: ['Bars', '条形图'],
    flow: ['Flow', '流向图'], zipf: ['Rank and frequency', '齐普夫图'],
    growth: ['Growth', '增长曲线'], trend: ['Curves', '曲线'],
    keyness: ['Intervals', '区间图'], tree: ['Tree', '树状图'],
    ca: ['Map', '对应图'], mds: ['Map', '地图'],
    similar: ['Triangle', '三角图'], scatter: ['Scatter', '散点图'],
    collocates: ['Network', '网络图'], kwic: ['Lines', '索引行图'],
    wordtree: ['Word tree', '词树'], cloud: ['Cloud', '词云'],
};

const chinese = () => language() === 'zh';

export function named(name) {
    return ANALYSES[name]?.[chinese() ? 1 : 0] || name;
}

function sentence(text) {
    return text.charAt(0).toUpperCase() + text.slice(1) + '.';
}

export function summary(analysis) {
    return chinese() && ANALYSES[analysis.name]?.[2] ||
        sentence(analysis.summary);
}

export function chartName(chart) {
    return CHARTS[chart.name]?.[chinese() ? 1 : 0] || chart.name;
}

export function chartSummary(chart) {
    return chinese() ? null : sentence(chart.summary);
}
