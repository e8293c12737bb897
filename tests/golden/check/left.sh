# What has text and is not read is told, and would be lost: here the second
# Chinese of a unit.
cat >m.tmx <<'END'
<tmx version="1.4"><header srclang="en"/><body><tu>
<tuv xml:lang="en"><seg>Peace.</seg></tuv>
<tuv xml:lang="zh-CN"><seg>和平。</seg></tuv>
<tuv xml:lang="zh-TW"><seg>和平！</seg></tuv>
</tu></body></tmx>
END
zili check m.tmx --format tsv -o all.tsv
echo $?
cut -f 1,2,5,14 all.tsv
# So is what follows a packed file.
printf 'We rely on aid.\n' | gzip -n >a.txt.gz
printf 'and more' >>a.txt.gz
zili check a.txt.gz --format tsv -o all.tsv
echo $?
cut -f 1,2,5,14 all.tsv
