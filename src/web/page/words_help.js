/* words_help.js -- the help of options in Chinese, by the English one that the
 * program gives; what is missing here is shown in English. */
import { COUNTING } from './words_help_a.js';
import { COMPARING } from './words_help_b.js';


const DRAWING = [
    ['follow what asks for figures: print, the usual, screen, springer, ' +
        'elsevier, aanda, dsh, slides',
        '图用在哪里：print（默认）、screen、springer、elsevier、aanda、dsh' +
        '、slides'],
    ['make the figure so wide, as 84mm, 8.4cm or 3.3in; 1, 1.5 and 2 are ' +
        'columns of the profile',
        '图宽，如 84mm、8.4cm 或 3.3in；1、1.5、2 为栏数'],
    ['make it so high, not as high as its rows need',
        '图高，不按行数决定'],
    ['draw all rows, however high the figure becomes; usually as many as ' +
        'one page holds',
        '画出全部行；默认只画一页容得下的'],
    ['set the labels in this size, 8 in print, 6 at least',
        '标签字号，印刷默认 8，不小于 6'],
    ['give a PNG so many dots an inch, 300 in print',
        'PNG 每英寸点数，印刷默认 300'],
    ['keep the words of an SVG as text, which can be edited',
        'SVG 里的文字保留为可编辑文字'],
    ['use these families of type, parted by commas',
        '字体，用逗号分开'],
    ['write a line above the figure',
        '图上方的一行标题'],
    ['draw the numbers of this column, not the usual one',
        '画哪一列的数值'],
    ['write this below, and what the analysis notes; auto: that alone',
        '图下的说明，并附分析的注；auto 只附注'],
    ['set Han characters as in zh-Hans, the usual, zh-Hant, ja or ko',
        '汉字按 zh-Hans（默认）、zh-Hant、ja 或 ko 的字形'],
    ['take colours of okabe-ito, the usual, viridis, cividis or greys',
        '配色：okabe-ito（默认）、viridis、cividis 或 greys'],
    ['of labels in both languages show both, zh or en',
        '双语标签显示两种、只中文或只英文'],
    ['bars: set the groups of a term end to end',
        '同一词的各组首尾相接'],
    ['dispersion, stacked bars: absolute, as long as they are, or ' +
        'relative, each to the full width',
        'absolute 按实际长度，relative 各占全宽'],
    ['scatter, keyness, dumbbell: what the two sides are called',
        '两侧的名称'],
    ['of a network: find what belongs together by leiden, the usual, ' +
        'louvain or none',
        '用 leiden（默认）、louvain 找社群，或 none'],
    ['of a network: let discs show frequency, the usual, degree, strength ' +
        'or betweenness',
        '圆的大小表示频次（默认）、degree、strength 或 betweenness'],
    ['draw a panel for each value of this column, all with the same scales',
        '按这一列的值分图，尺度相同'],
    ['set so many panels side by side, not as many as fit',
        '每行几幅分图'],
    ['call panels a, b, c',
        '分图标 a、b、c'],
    ['wordtree: show what stands before the node, not what follows',
        '显示节点之前，而不是之后'],
    ['wordtree: follow at most N words from the node',
        '从节点起最多 N 词'],
    ['wordtree: branches as they come, not the most frequent first',
        '分支按出现顺序，而不是频次'],
];

export const HELP = Object.fromEntries([...COUNTING, ...COMPARING, ...DRAWING]);
