# Words are counted, not hits: a table is never impossible.
printf 'node banana node xa\n' > a.txt; zili index -o a.zili a.txt
zili cooc a.zili node '~"a"' --window 1
