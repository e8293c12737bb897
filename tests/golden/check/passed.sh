# What a folder holds besides texts has a row that says why it is not read; an
# index names the first. What is named as well is read, in whatever order.
mkdir -p f/old.zili
printf 'Hello.\n' >f/a.txt
printf 'id,text\nx,More.\n' >f/t.csv
printf x >f/README
printf '\005owner' >'f/~$letter.docx'
printf x >f/p.jpg
ln -s nowhere f/broken.txt
ln -s a.txt f/same.txt
zili check f --format csv
zili index -o x.zili f f/t.csv
zili docs x.zili --format csv
zili index -o x.zili f/t.csv f
rm f/README f/~* f/p.jpg f/broken.txt f/same.txt f/t.csv
zili index -o x.zili f
# A folder all of whose texts were named before has none that is new.
zili index -o x.zili f/a.txt f
