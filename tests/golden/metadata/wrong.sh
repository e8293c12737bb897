# Bad patterns and tables: a sentence each.
mkdir c; echo one > c/a.txt
for pattern in '' x '{a' 'a}' '{}' '{a/b}' '{a}{b}' '{a}*' '***{a}' \
    '{a}-{a}'; do
    zili index -o x.zili --path "$pattern" c; echo $?
done
try() { printf "$1" > m.csv; shift; zili index -o x.zili --metadata m.csv \
    "$@" c; echo $?; }
try ''
try 'title,year\na,1\n'
try 'title,year\na,1\n' --metadata-key author
try 'file,year\na,1,2\n'
try 'file,year\nb,1\na,"1\n'
try 'file,year\na,\xff\n'
zili index -o x.zili --metadata none.csv c; echo $?
zili index -o x.zili --metadata-key file c; echo $?
zili index -o x.zili --lang '中文' c; echo $?
try 'title,year\na,1\n' --metadata-key Title
try '\xef\xbb\xbfFILE;lang\r\na;fr\r\n'
zili docs x.zili --by lang 2>/dev/null
zili index -o x.zili --lang de --metadata m.csv c
zili docs x.zili --by lang 2>/dev/null
