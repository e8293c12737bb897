# What is no UTF-8 is refused with its place, or replaced and counted.
printf 'one\ntwo \xff, \xe4\xb8 three\0four and so on\n' > bad.txt
zili seg bad.txt; echo $?
zili seg --lenient bad.txt; echo $?
zili seg --lenient - < bad.txt; echo $?
printf 'one, two\n\0three' | zili seg -; echo $?
printf 'cut \xe4\xb8' | zili seg -; echo $?
printf 'h\0e\0l\0l\0o\0\n\0' | zili seg -; echo $?
zili seg corpus; echo $?
# A line of any length.
yes 'word ' | tr -d '\n' | head -c 3000000 > long.txt
zili seg long.txt | md5sum; zili seg - < long.txt | md5sum
sed 's/ $//' long.txt | md5sum
