# Heads and numbers of pages that a reader set apart are no fault of the text.
{
    echo '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
    for page in 1 2 3 4; do
        echo "<pb n='$page'/><fw>A Journal</fw><p>Text of page no. $page,
as it is.</p><fw>$page</fw>"
    done
    echo '</body></text></TEI>'
} > a.xml
zili check a.xml --format tsv > t.tsv; cut -f 1,12-14 t.tsv
for page in 1 2 3 4; do
    printf 'A Journal\n\nText of page no. %s, as it is.\n\n%s\n\n' $page $page
done > b.txt
zili check b.txt --format tsv > t.tsv; cut -f 1,12-14 t.tsv
