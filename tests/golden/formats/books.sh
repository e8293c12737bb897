# A book of FictionBook, in the encoding that most of them have: its language is
# that of its description, notes stand beside the text.
iconv -f utf-8 -t windows-1251 >war.fb2 <<'X'
<?xml version="1.0" encoding="windows-1251"?>
<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"
 xmlns:l="http://www.w3.org/1999/xlink"><description><title-info>
<author><first-name>Лев</first-name><last-name>Толстой</last-name></author>
<book-title>Война</book-title><date value="1869-01-01">1869</date>
<lang>ru</lang></title-info></description>
<body><section><title><p>I</p></title><p>Мы шли<a l:href="#n"
type="note">[1]</a> домой.</p><image l:href="#i"/></section></body>
<body name="notes"><section id="n"><p>Пешком.</p></section></body>
<binary id="i" content-type="image/png">QUJDREVG</binary></FictionBook>
X
zili index -o x.zili war.fb2
zili docs x.zili --format tsv
zili kwic x.zili 'шли домой' --format tsv
zili kwic x.zili 'пешком' --region notes --format tsv
zili freq x.zili --region all --format tsv
zili check war.fb2; echo $?
