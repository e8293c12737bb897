# Bad input: a sentence each, and nothing is left behind.
mkdir empty; printf 'abc\n' > empty/notes.doc; : > void.txt
printf 'good line\nbad \xff line\n' > bad.txt
zili index -o x.zili none.txt; echo $?
zili index -o x.zili empty; echo $?
zili index -o x.zili void.txt; echo $?
zili index -o x.zili bad.txt; echo $?
zili index -o x.zili corpus bad.txt; echo $?
zili index corpus; echo $?
zili index -o x.zili; echo $?
zili index -o empty corpus; echo $?
zili index -o none/x.zili corpus; echo $?
zili index -o x.zili --profile runes corpus; echo $?
zili index -o x.zili --dict none corpus; echo $?
printf '好词\ntwo bad words\n' > d; zili index -o x.zili --dict d corpus; echo $?
printf '好\xff\n' > d; zili index -o x.zili --dict d corpus; echo $?
printf '，。\n' > d; zili index -o x.zili --dict d corpus; echo $?
ls
