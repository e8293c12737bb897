# CoNLL-U: what is known of documents and tokens, and the way back.
region="lang = 'en' AND doc LIKE '1960-07-11%'"
zili export home.zili --format conllu --where "$region" | head -24
printf '%s\n' '<!-- columns: word pos lemma tone -->' \
    '<text id="one" year="1960">' '<p>' '<s id="s-1">' 'The	DT	the	a|b\c' \
    'and co	NN	and_co' '_	SYM	_	_' '</s>' '<s>' 'x	.	.' '</s>' \
    '</p>' 'y' '</text>' >one.vrt
zili index -o one.zili --from vrt one.vrt
zili export one.zili --format conllu | tee one.conllu
zili index -o back.zili --from conllu one.conllu
zili export back.zili --format conllu
zili cat back.zili one
# The tokens and sentences of a whole index come back as they were.
zili export home.zili --format conllu >home.conllu
zili index -o again.zili --from conllu home.conllu
for index in home again; do
    zili export $index.zili --format tsv | cut -f 1,8 >$index.tsv
    zili export $index.zili --format jsonl |
        sed 's/.*"word"://' >$index.jsonl
done
diff home.tsv again.tsv && diff home.jsonl again.jsonl && echo the same
