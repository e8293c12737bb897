# Tokens that come already cut: VRT and CoNLL-U.
mkdir texts
printf '%s\n' '<?xml version="1.0"?>' '<!-- columns: word pos lemma -->' \
    '<corpus name="small">' '<text id="one" year="1960">' '<p>' '<s>' \
    'The	DT	the' '<np head="aid">' 'big-boss	NN	big-boss' \
    'and co	NN	and_co' '</np>' '.	.	.' '</s>' '<pb n="2"/>' '</p>' \
    '</text>' '</corpus>' >texts/one.vrt
printf '%s\n' '<text id="two">' '自力	VV' '更生	VV' '。	PU' '</text>' \
    >texts/two.vert
zili index -o vrt.zili --from vrt texts
zili verify vrt.zili
zili docs vrt.zili
for doc in one two; do zili cat vrt.zili $doc; done
for query in big-boss 'the big-boss' 'big*' '~"and co"' 'and?co' 'and co' \
    自力 '~"自力更生"'; do
    zili count vrt.zili "$query" --format tsv 2>&1 | sed -n 2p
done
zili export vrt.zili
zili export vrt.zili >again.vrt
zili index -o again.zili --from vrt again.vrt
zili export again.zili | cmp - again.vrt && echo the same again

printf '%s\n' '# newdoc id = three' '# sent_id = 3-1' "# text = We don't." \
    '1	We	we	PRON	PRP	Case=Nom	3	nsubj	_	_' \
    "2-3	don't	_	_	_	_	_	_	_	SpaceAfter=No" \
    '2	do	do	AUX	VBP	_	0	root	_	_' \
    "3	n't	not	PART	RB	_	2	advmod	_	_" \
    '4	.	.	PUNCT	.	_	2	punct	_	_' >three.conllu
zili index -o ud.zili --from conllu three.conllu
zili cat ud.zili three
zili export ud.zili

echo '</s>' >>texts/two.vert
zili index -o wrong.zili --from vrt texts
zili index -o wrong.zili --from vrt texts --columns word,lang
zili index -o wrong.zili --from conllu texts
zili index -o wrong.zili --from conllu texts/one.vrt
zili index -o wrong.zili --columns word,pos corpus
zili index -o wrong.zili --from tee corpus
ls
