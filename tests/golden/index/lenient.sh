# What is no UTF-8 is refused with its place, or replaced and counted.
printf 'good line\nbad \xff\xfe line \xed\xa0\x80\n' > bad.txt
printf 'one line\nzero\0here, long enough\n' > zero.txt
printf 'h\0e\0l\0l\0o\0\n\0' > wide.txt; printf 'cut \xe4\xb8' > cut.txt
for file in bad zero wide cut; do
    zili index -o x.zili $file.txt; echo $?
done
zili index -o x.zili --lenient bad.txt zero.txt wide.txt cut.txt
zili verify x.zili
zili cat x.zili bad; zili cat x.zili zero; zili cat x.zili cut; echo
zili count x.zili line --where "replaced > 1"
zili docs x.zili --format json 2>/dev/null | grep -c '"replaced"'
