# macOS writes names of files with the marks of letters apart from them; tables
# and questions have them together.
name=$(printf 'cafe\314\201-\341\204\222\341\205\241\341\206\253')
printf 'A text.\n' > "$name.txt"
printf 'file\tauthor\ncaf\303\251-\355\225\234\tNie\n' > table.tsv
printf 'file\tauthor\n%s\tNie\n' "$name" > apart.tsv
for table in table.tsv apart.tsv; do
    zili index -o x.zili --metadata $table --path '{place}-{land}.txt' \
        "$name.txt"
    zili docs x.zili --where "place = 'café' and author = 'Nie'" --format tsv
done
printf '<text id="a">\nA\ntext\n</text>\n' > "$name.vrt"
zili index -o v.zili --from vrt --metadata table.tsv "$name.vrt"
zili docs v.zili --format tsv
