# CoNLL-U: what is known of documents and tokens, and the way back.
region="lang = 'en' AND doc LIKE '1960-07-11%'"
zili export home.zili --format conllu --where "$region" | head -25
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
# Every sentence has a name of its own, and its text is its words, with a blank
# where SpaceAfter does not say No.
printf 'Start  wide\302\240gap \342\200\256RTL \001 end.\n\n好 字。\n' >'a b.txt'
zili index -o odd.zili 'a b.txt' 2>/dev/null
zili export odd.zili --format conllu | tee odd.conllu
cat >check.py <<'END'
import sys
names, sentences = set(), 0
for block in sys.stdin.read().split("\n\n")[:-1]:
    lines = block.split("\n")
    said = dict(x[2:].split(" = ", 1) for x in lines if " = " in x and x[0] == "#")
    rows = [x.split("\t") for x in lines if x[0] != "#"]
    assert all(len(x) == 10 and all(x) for x in rows), rows
    assert [x[0] for x in rows] == [str(i + 1) for i in range(len(rows))]
    assert said["sent_id"] not in names and " " not in said["sent_id"], said
    names.add(said["sent_id"])
    text = "".join(x[1] + " " * ("SpaceAfter=No" not in x[9].split("|"))
                   for x in rows).strip()
    assert text == said["text"], (text, said["text"])
    sentences += 1
print(sentences)
END
cat home.conllu odd.conllu | $(command -pv python3) check.py
