# What is wrong is said with its place.
try() { zili stats "$@"; echo $?; }
printf 'O11\tR1\tC1\tN\n1\tx\t3\t4\n' > t.tsv
try association t.tsv
printf 'O11\tR1\tC1\tN\n1\t2\t3\n' > t.tsv
try association t.tsv
printf 'O11\tR1\n1\t2\n' > t.tsv
try association t.tsv
try keyness t.tsv
try dispersion t.tsv
printf 'doc\ttoken\na\tx\nb\ty\na\tz\n' > t.tsv
try diversity t.tsv
try diversity t.tsv --adjust holm
try diversity none.tsv
try nonsense t.tsv
try association
try association a.tsv b.tsv
try association t.tsv --adjust often
printf 'one\ntwo\n' | try diversity - --measure nonsense 2>&1 | cut -c1-60
: > t.tsv
try diversity t.tsv
try keyness t.tsv
printf 'O11\tO11\tR1\tC1\tN\n1\t2\t3\t4\t5\n' > t.tsv
try association t.tsv
printf 'O11\tR1\tC1\tN\n1\t2\t3\t9007199254740993\n' > t.tsv
try association t.tsv
zili stats association --list numbers.tsv
