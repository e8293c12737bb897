/* words_help_a.js -- help of the options adjust to limit, in English and in
 * Chinese. */
export const COUNTING = [
    ['count words by lemma, after a list with lines such as be -> am, are, ' +
        'or am, a tab and be',
        '按词元计数，词表每行如 be -> am, are，或 am、制表符、be'],
    ['count words by lemma, and read [lemma="be"] in queries, after a list ' +
        'with lines such as be -> am, are, or am, a tab and be',
        '按词元计数，并解读检索式中的 [lemma="be"]，' +
        '词表每行如 be -> am, are，或 am、制表符、be'],
    ['what [lemma="be"] means: a list with lines such as be -> am, are, or ' +
        'am, a tab and be',
        '[lemma="be"] 指什么：词表每行如 be -> am, are，或 am、制表符、be'],
    ['count words by stem, after the rules of Snowball: english, russian, …; ' +
        'shown is the most frequent form',
        '按词干计数，用 Snowball 规则：english、russian……；显示最常见的写法'],
    ['leave out the words of this file, one a line; | and # begin comments',
        '略去这个文件里的词，每行一个；| 与 # 起为注释'],
    ['add p_g2 and p_adj, adjusted for all collocates: none, bonferroni, ' +
        'sidak, holm, bh or by',
        '增加 p_g2 与 p_adj，按全部搭配词校正'],
    ['p_adj: holm (the default), bonferroni, sidak, bh or by, over all ' +
        'words of both sides',
        'p_adj 的校正方法（默认 holm），按两边全部词语计算'],
    ['count punctuation too',
        '标点也计入'],
    ['also of texts too short for a measure to mean much',
        '文本太短、统计量意义不大时也计算'],
    ['also texts of fewer than 100 words',
        '少于 100 词的文本也计算'],
    ['points of growth, with commas between, instead of --step and --to',
        '增长曲线的取点，用逗号分开，代替步长与终点'],
    ['count another attribute of the tokens than word: lemma, pos, …, if ' +
        'the index has it; key: words as they are folded; class: word or ' +
        'number; script: Latin, Han, …',
        '不按词形而按别的属性计数：lemma、pos……（索引中须有）；key 为归并' +
        '后的词形；class 为词或数字；script 为文字种类'],
    ['numbers of the first K axes (2); 0: all',
        '前 K 个轴的数值（默认 2）；0 为全部'],
    ['in K dimensions (2)',
        'K 维（默认 2）'],
    ['a row for each bead in which a theme stands, and where',
        '每个含有主题的句对一行，并说明在哪一边'],
    ['count N years (or numbers) together: 10 for decades',
        'N 年（或数值）合并计数；10 即按年代'],
    ['sample blocks of N words, not sentences',
        '按 N 词的块抽样，而不是按句'],
    ['what is permuted: doc (documents, the default), or, where these are ' +
        'few, s (sentences) or p (paragraphs)',
        '置换的单位：doc 文档（默认）；文档少时可用 s 句或 p 段'],
    ['intervals from N samples of sentences',
        '用 N 次句子抽样求区间'],
    ['how many of N trees of columns drawn by chance have each cluster',
        '随机抽列建 N 棵树，看各类在多少棵里出现'],
    ['for Chinese: also the hits as a string and as a word, and the cuts',
        '中文：同时给出作为字串与作为词的命中，以及切法'],
    ['sums for each value instead: lang, region, year, …',
        '改为按各值求和：lang、region、year……'],
    ['count apart for each value: doc, lang, region, year, …',
        '按各值分别计数：doc、lang、region、year……'],
    ['the number or date to go along; year is the default',
        '沿哪一列数值或日期；默认 year'],
    ['the rows: doc (the default), lang, region, year, …',
        '各行是什么：doc（默认）、lang、region、year……'],
    ['fit zm and fzm to V and V1 to VN; as many as have 5 words, at most ' +
        '15, is the default',
        '用 V 与 V1 至 VN 拟合 zm 和 fzm；默认取词数不少于 5 的频级，至多 ' +
        '15 级'],
    ['only n-grams that hold all of a hit',
        '只要完整包含某个命中的词串'],
    ['what zm and fzm make small: gof (the default), chisq or mse',
        'zm 与 fzm 要使之最小的量：gof（默认）、chisq 或 mse'],
    ['frequency (the default), boolean: a unit counts once, or weighted: a ' +
        'pair counts 1/distance',
        'frequency 频次（默认）；boolean 每单位只算一次；weighted 按距离的' +
        '倒数'],
    ['queries are in CQP\'s language, whatever stands in them',
        '一律按 CQP 语言解释检索式'],
    ['the tree cut into K clusters: which each row is in',
        '把树切成 K 类，列出各行所属'],
    ['what is counted: surface_union (the default), ' +
        'surface_union_keepnode, surface_slots, marginal_product, ' +
        'span_scaled, node_hits or textual',
        '窗口中数的是什么，默认 surface_union'],
    ['1: name the node in a column, as with several queries; 2 and 3: take ' +
        'the collocates shown as nodes too, and theirs',
        '1：另列节点；2 与 3：再以搭配词为节点继续'],
    ['a distance (burrows_delta is the default) or similarity: see zili ' +
        'similar',
        '距离（默认 burrows_delta）或相似度'],
    ['count Self and self, 聶 and 聂 as two terms',
        'Self 与 self、聶 与 聂 分开计'],
    ['what is looked for first, and how much is left after it',
        '先找什么，之后还剩多少'],
    ['words of one language in the other, as for zili align, instead of ' +
        'those that the index has',
        '两种语言的对照词表，代替索引里的'],
    ['how the vocabulary grows: in the text, if it were shuffled, and on ' +
        'as zm and fzm have it',
        '词汇怎样增长：在文中、打乱后，以及按 zm、fzm 外推'],
    ['what editors put into the text in [brackets]: count (the default), ' +
        'exclude or only',
        '编者加在方括号里的文字：count 计入（默认）、exclude 不计、only 只' +
        '计'],
    ['ci_low and ci_high after wilson (the default) or clopper_pearson, ' +
        'which is never less sure than 95 %',
        'ci_low 与 ci_high 用 wilson（默认）或 clopper_pearson（不低于 95 ' +
        '%）'],
    ['hyphen: count self-reliance as one term; a file: count each of its ' +
        'lines as one, as in "of course"; none (the default)',
        'hyphen：连字符连起来的算一个词；none 不合并（默认）'],
    ['no tree, but K clusters, each near to its centre, of shares unless ' +
        '--weight says otherwise',
        '不建树，直接分成 K 类；未指定加权时按比例'],
    ['without queries: the language whose words are looked at (that of the ' +
        'originals)',
        '没有检索式时看哪种语言的词（默认原文的语言）'],
    ['at most N rows; 0: all',
        '最多 N 行；0 为全部'],
    ['at most N rows of --growth and --spectrum; 0: all',
        '增长与频谱最多 N 行；0 为全部'],
    ['a row for each occurrence, with both sentences',
        '每次出现一行，并列出两边的句子'],
    ['ward.D2 (the default), ward.D, single, complete, average, mcquitty, ' +
        'centroid or median',
        '类间距离：ward.D2（默认）、ward.D、single、complete、average、mcq' +
        'uitty、centroid 或 median'],
    ['do not count: show each pattern of the file, as it was read',
        '不计数，列出文件里读到的每个模式'],
    ['of the words of this file, one a line',
        '只看这个文件里的词，每行一个'],
    ['the columns: the words of this file, one a line',
        '各列为这个文件里的词，每行一个'],
    ['words of both, those first that differ least',
        '两边都有的词，差别最小的在前'],
    ['what is compared: documents (the rows, the default) or terms',
        '比较文档（默认）还是词语'],
    ['only terms that this fits, with * and ?, as in \'un*able\'',
        '只要符合此式的词，可用 * 和 ?，如 un*able'],
    ['a row and a column for each, instead of a row for each pair',
        '排成矩阵，而不是每对一行'],
    ['whether the words belong together: lambda, z, and of two words the ' +
        'measures of colloc; the first one sorts; all: every one',
        '词语结合是否紧密：lambda、z，两词时还有搭配统计量；按第一个排序；' +
        'all 为全部'],
    ['measures with commas between, the first of which sorts; all: every ' +
        'one. ll,log_dice is the default',
        '统计量，用逗号分开，按第一个排序；all 为全部；默认 ll,log_dice'],
    ['more columns: measures with commas between, or all',
        '更多统计量，用逗号分开；all 为全部'],
    ['measures with commas between, or all; zili stats dispersion --list ' +
        'says which',
        '统计量，用逗号分开，或 all'],
    ['measures with commas between, or all; zili stats diversity --list ' +
        'says which',
        '统计量，用逗号分开，或 all'],
    ['similarities and distances with commas between, or all; cosine is ' +
        'the default',
        '相似度与距离，用逗号分开，或 all；默认 cosine'],
    ['a row for each metadata column: its type, how many documents have ' +
        'it, and its range or most frequent values',
        '元数据每列一行：类型、有多少文档、范围或最常见的值'],
    ['leave out terms of fewer documents',
        '略去文档数更少的词'],
];
