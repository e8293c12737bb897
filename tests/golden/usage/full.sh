# A disk that is full, a pipe that closes.
zili kwic home.zili the > /dev/full; echo $?
zili kwic home.zili the -o /dev/full; echo $?
zili cat home.zili 1 > /dev/full; echo $?
zili chart bars home.zili -o none/bars.pdf; echo $?
zili kwic home.zili the -o none/lines.tsv; echo $?
