# Two files: beads to the terminal, or into a file that appears when it is
# whole; whatever ends the lines.
lengths() { zili align --lines --method gale-church "$@"; echo $?; }
lengths zh.txt en.txt
lengths zh.txt en.txt --ratio 3.5 --variance 40
lengths en.txt zh.txt -o out.tsv; cat out.tsv
lengths zh.txt en.txt -o out.tsv; cat out.tsv
lengths zh.txt en.txt -o - | md5sum
# Windows and old Macs and editors that leave the last end out
sed 's/$/\r/' en.txt > crlf.txt
{ printf '\xef\xbb\xbf'; head -c -1 zh.txt; } > mark.txt
lengths mark.txt crlf.txt | md5sum
# nothing, and nothing but line ends
: > empty.txt
printf '\n\n' > ends.txt
lengths zh.txt empty.txt
lengths empty.txt en.txt -o alone.tsv; cat alone.tsv
lengths empty.txt empty.txt
lengths ends.txt ends.txt
lengths zh.txt zh.txt | tail -1
# from a pipe, which is read once
lengths zh.txt <(cat en.txt)
# any number of threads
for threads in 1 8; do lengths zh.txt en.txt --threads $threads | md5sum; done
