# What is refused in a line names the line.
printf '1\n00:00 --> x\nHi\n' >b.srt
zili check b.srt --format tsv 2>/dev/null | cut -f1-2,14
