/* read_words.js -- words of the reading view. */
import { define } from './words.js';

define({
    'read.document': ['Document', '文献'],
    'read.doc.previous': ['Previous document', '上一篇文献'],
    'read.doc.next': ['Next document', '下一篇文献'],
    'read.find': ['Find here', '文内检索'],
    'read.go': ['Find', '查找'],
    'read.themes': ['Show themes', '显示主题'],
    'read.side': ['Show', '显示'],
    'read.side.both': ['both languages', '双语对照'],
    'read.file': ['The file', '原文件'],
    'read.found': ['What is found', '命中'],
    'read.count': ['{n} sentences, {hits} hits', '{n} 句，{hits} 处命中'],
    'read.paragraph': ['Paragraph {n}', '第 {n} 段'],
    'read.unaligned': ['Not aligned', '未对齐'],
    'read.next': ['next hit', '下一处命中'],
    'read.previous': ['previous hit', '上一处命中'],
    'read.key.next': ['next sentence', '下一句'],
    'read.key.previous': ['previous sentence', '上一句'],
    'read.choose': ['There is no document here.', '这里没有文献。'],
});
