# Another program reads every line; its arrays and its text agree.
zili export home.zili --format jsonl --region all > all.jsonl
python3 -m json.tool --json-lines all.jsonl > /dev/null && echo all are JSON
python3 - << 'END'
import json
tokens = 0
for line in open("all.jsonl", encoding="utf-8"):
    sentence = json.loads(line)
    tight = "".join(sentence["text"].split())
    assert tight.startswith("".join(sentence["word"][0].split())), line
    at = 0
    for word in sentence["word"]:
        at = sentence["text"].index(word, at) + len(word)
    assert at == len(sentence["text"]), line
    tokens += len(sentence["word"])
print(tokens, "tokens, keys", *sentence)
END
echo $(($(zili export home.zili --format tsv --region all | wc -l) - 1)) tokens
zili export home.zili --region all | grep -vc '^<'
