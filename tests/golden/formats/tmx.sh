# Translation memories: texts in two languages, aligned unit by unit.
cat > m.tmx <<'END'
<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="T" creationdate="20200101T000000Z"
 srclang="zh"/><body>
<tu tuid="a"><tuv xml:lang="zh-CN"><seg>我们自力更生。他们不。</seg></tuv>
<tuv xml:lang="en"><seg>We rely on <ph>{1}</ph>ourselves. They do not.</seg></tuv></tu>
<tu tuid="b"><tuv xml:lang="zh-CN"><seg>苏联帮助。</seg></tuv></tu>
<tu tuid="c"><tuv xml:lang="en"><seg>The Soviet Union helps.</seg></tuv></tu>
</body></tmx>
END
zili index -o m.zili m.tmx
zili verify m.zili
zili docs m.zili
zili beads m.zili --format tsv 2>/dev/null | cut -f 1-6
zili kwic m.zili 'rely on' --parallel --limit 1
zili count m.zili '<tu_tuid="b"> []* </tu_tuid>'
# What zili writes comes back to the same beads, in any encoding.
zili align home.zili --export h.tmx
zili beads home.zili --limit 0 --format tsv 2>/dev/null | cut -f 1-6 > want
zili index -o h.zili h.tmx
zili beads h.zili --limit 0 --format tsv 2>/dev/null | cut -f 1-6 > found
cmp want found && wc -l < found
sed 's/encoding="UTF-8"/encoding="UTF-16"/' h.tmx |
    iconv -f UTF-8 -t UTF-16 > w.tmx
zili index -o w.zili w.tmx
zili beads w.zili --limit 0 --format tsv 2>/dev/null | cut -f 1-6 > found
cmp want found
# Another one is added beside it, and pages that have no beads are aligned.
zili add m.zili h.tmx corpus
zili verify m.zili
zili beads m.zili --limit 1 --format tsv 2>/dev/null | cut -f 1-6
# To align again forgets what was given, and says so.
zili align m.zili
# Damaged ones.
head -c 400 m.tmx > cut.tmx; zili index -o b.zili cut.tmx; echo $?
printf '<a/>' > no.tmx; zili index -o b.zili --from tmx no.tmx; echo $?
