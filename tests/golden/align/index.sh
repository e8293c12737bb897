# An index, aligned again; corrections, and what other tools read.
zili align home.zili
zili beads home.zili -f tsv 2>/dev/null >all.tsv
head -1 all.tsv >c.tsv
printf '%s\n' '1960-07-11-zhou-enlai-remarks	0	技术合作：(一)是协议 … 例行技术合作少提为好。	Technical   cooperation: 1. Hold on … routine technical cooperation.' '1960-07-11-zhou-enlai-remarks	0	nowhere at all	Technical cooperation:' '1960-07-11-zhou-enlai-remarks	0		2. Study.' 'nobody	0		2. Study.' '1960-07-11-zhou-enlai-remarks	0	二、学。	4. Intensive study.' '1960-07-11-zhou-enlai-remarks	0	四、钻。	3. Purchasing.' '1960-07-11-zhou-enlai-remarks' '	0	三、买。	3. Purchasing.' '1960-07-11-zhou-enlai-remarks	0	三、买。	3. Purchasing.' >>c.tsv
zili align home.zili --corrections c.tsv
zili beads home.zili -f tsv 2>/dev/null | cut -f 1-8 | awk -F'\t' '$6 == 1'
zili verify home.zili
# all of them, by hand, in an index that is cut otherwise
zili index -o other.zili --profile char+penn --corrections all.tsv corpus
zili beads other.zili -f tsv 2>/dev/null | cut -f 1-4 | cmp - <(cut -f 1-4 all.tsv) && echo same
zili align home.zili && zili align home.zili --export h.tmx && zili align home.zili --export h.align
head -12 h.tmx; head -4 h.align
zili align home.zili --import h.tmx; zili beads home.zili -f tsv 2>/dev/null | cut -f 1-4 | cmp - <(cut -f 1-4 all.tsv) && echo same
zili align home.zili --import h.align; zili beads home.zili -f tsv 2>/dev/null | cut -f 1-4 | cmp - <(cut -f 1-4 all.tsv) && echo same
# the second bead of the positions is that of the table
zili export home.zili --where "lang = 'zh'" 2>/dev/null | grep -v '^<' | sed -n 12,21p | cut -f 1 | tr -d '\n'; echo
zili export home.zili --where "lang = 'en'" 2>/dev/null | grep -v '^<' | sed -n 1,9p | cut -f 1 | tr '\n' ' '; echo
