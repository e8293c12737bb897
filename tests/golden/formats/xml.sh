# XML that nobody has described; then with a map; then mistakes in one.
cat >letters.xml <<'X'
<letters lang="en">
<header><title>Letters</title></header>
<letter id="a" date="1960-07-03"><opener><place>Peking</place></opener>
<body><head>To all</head><para>We rely on <name ref="#nie">Nie</name>.<note>Of
the academy.</note></para></body></letter>
<letter id="b"><body><para>And on <name>Zhou</name>.</para></body></letter>
</letters>
X
cat >map.yaml <<'X'
documents: letter
text: body
paragraphs: [para, {head: heading}]
spans: name
notes: note
metadata:
  place: opener/place
  when: "@date"
X
zili index -o x.zili letters.xml
zili docs x.zili --format tsv
zili kwic x.zili 'rely' --format tsv
zili count x.zili '<name_>[]+</name_>' '<name_ref="#nie">[]+</name_ref>'
zili kwic x.zili academy --region notes --format tsv
mkdir folder && cp letters.xml folder
zili index -o y.zili --map map.yaml folder
zili docs y.zili --format tsv
sed 's/^notes/nots/' map.yaml >wrong.yaml
zili index -o y.zili --map wrong.yaml folder
sed 's/heading/title/' map.yaml >wrong.yaml
zili index -o y.zili --map wrong.yaml folder
zili index -o y.zili --map none.yaml folder
printf '<s>\na\tDT\nb\tNN\n</s>\n' >t.xml
zili index -o y.zili t.xml
printf '<a>\n<b></a>\n' >t.xml
zili index -o y.zili t.xml
