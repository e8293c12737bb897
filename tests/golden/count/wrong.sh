# Queries that do not parse: the column, with a caret.
zili count home.zili '(a | b'; echo $?
zili count home.zili '自力 | ~"更生'; echo $?
zili count home.zili 'a || b'; echo $?
zili count home.zili 'a)'; echo $?
zili count home.zili '"word'; echo $?
zili count home.zili '@nothing' --themes corpus/themes.yaml; echo $?
zili count home.zili '@self-reliance'; echo $?
zili count home.zili ''; echo $?
zili count home.zili; echo $?
zili count home.zili x --where 'days = 1'; echo $?
zili count home.zili x --where '1) OR (1'; echo $?
zili count home.zili x --where "writefile('a', 'b')"; echo $?
zili count home.zili x --by nothing; echo $?
zili count home.zili x --region nothing; echo $?
zili count home.zili x --limit some; echo $?
zili count home.zili x --nothing; echo $?
zili count home.zili x --format word; echo $?
zili count home.zili x --where "date('now') > '2000-01-01'"; echo $?
zili count home.zili x --by doc,lang,doc; echo $?
