# A column may be called as a word of SQL is: then it stands in double quotes.
printf 'text,when,order\naid one,1960,a\naid two,1961,b\n' >texts.csv
zili index -o k.zili texts.csv
zili count k.zili aid --where 'when = 1960'
zili count k.zili aid --where "lang = 'en' AND Order = 'b'"
zili count k.zili aid --where "\"when\" = 1960 OR \"order\" = 'b'"
zili count k.zili aid --by when
zili count k.zili aid --where 'select = 1'
