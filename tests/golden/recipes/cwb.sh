# cwb-encode is not in Debian: what is exported is held to what its tutorial
# asks of a file, and to the options that stand in it. The options are found
# by the command of docs/export.md.
cat >one.vrt <<'END'
<!-- columns: word pos lemma -->
<text id="one" title='a "b" &lt;c&gt; &amp; 二' year="007">
<s>
=1+1	SYM	a&b
<	SYM	&lt;
"	''	_
自力	NN	自 力
</s>
</text>
END
zili index -o one.zili --from vrt one.vrt 2>/dev/null
cat >rules.py <<'END'
import re, sys
options, path = sys.argv[1].split(), sys.argv[2]
of = lambda flag: [options[i + 1] for i, x in enumerate(options) if x == flag]
columns = 1 + len(of("-P"))
elements = {}
for each in of("-S"):
    name, depth, *attributes = re.split("[:+]", each)
    elements[name] = (int(depth), attributes)
assert options[0] == "-xsB" and of("-c") == ["utf8"], options
names = of("-P") + list(elements)
names += [f"{e}_{a}" for e in elements for a in elements[e][1]]
assert len(names) == len(set(names)), names
assert all(re.fullmatch("[a-z_][a-z0-9_-]*", name) for name in names), names
open_now = dict.fromkeys(elements, 0)
tokens = 0
for line in open(path, encoding="utf-8", newline="\n"):
    line = line[:-1]
    assert len(line.encode()) < 65535 and not re.search("[\0-\x08\x0A-\x1F]", line)
    if re.fullmatch("<!--.*-->|<[?]xml .*[?]>", line) or line == "<g/>":
        assert line != "<g/>" or "g" in of("-0")
        continue
    tag = re.fullmatch('<(/?)([^ />]+)((?: [^ =]+="[^"<>]*")*)>', line)
    if tag and tag[1]:
        open_now[tag[2]] -= 1
        assert open_now[tag[2]] >= 0, line
    elif tag:
        depth, attributes = elements[tag[2]]
        open_now[tag[2]] += 1
        assert open_now[tag[2]] <= 1 + depth, line
        given = re.findall(' ([^ =]+)="', tag[3])
        assert given == attributes, (line, attributes)
    else:
        assert not line.startswith("<"), line
        assert len(line.split("\t")) == columns and "" not in line.split("\t")
        tokens += 1
    assert not re.search("&(?!(amp|lt|gt|quot);)", line), line
assert not any(open_now.values()), open_now
print(tokens, columns, *sorted(elements))
END
for index in home one; do
    for glue in "" --glue; do
        zili export $index.zili --region all $glue >$index.vrt
        $(command -pv python3) rules.py "$(sed -n \
            '2s/^<!-- cwb-encode \(.*\) -->$/\1/p' $index.vrt)" $index.vrt
    done
done
zili export one.zili --glue
