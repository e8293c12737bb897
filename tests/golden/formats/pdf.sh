# PDF: what stands on its pages, what is refused, and who reads it.
pdf() { # lines of content, and more of the trailer
    local LC_ALL=C at=() all='%PDF-1.4
' content=$1
    for object in '<</Type/Catalog/Pages 2 0 R/Lang(en)>>' \
        '<</Type/Pages/Kids[3 0 R]/Count 1>>' \
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 5 0 R
/Resources<</Font<</F 4 0 R>>>>>>' \
        '<</Type/Font/Subtype/Type1/BaseFont/Courier>>' \
        "<</Length ${#content}>>stream
$content
endstream" '<</Title(A report)/Author(Nie)/CreationDate(D:19600703)>>'; do
        at+=(${#all})
        all+="${#at[@]} 0 obj
$object
endobj
"
    done
    printf '%sxref\n0 7\n0000000000 65535 f \n' "$all"
    printf '%010d 00000 n \n' "${at[@]}"
    printf 'trailer <</Size 7/Root 1 0 R/Info 6 0 R%s>>\nstartxref\n%d\n' \
        "$2" ${#all}
}
pdf 'BT /F 16 Tf 72 740 Td (On science) Tj ET
BT /F 10 Tf 72 700 Td (We rely on our own work, and on science and tech-) Tj
0 -12 Td (nology, in the main. Good technology is self-) Tj
0 -12 Td (reliance, and more.) Tj ET
BT /F 10 Tf 300 30 Td (1) Tj ET' > a.pdf
zili index -o a.zili a.pdf; zili docs a.zili --format tsv
zili cat a.zili a; echo
zili info a.zili --repairs --format tsv
zili kwic a.zili technology --format tsv
zili count a.zili '<page="1">[]'; zili count a.zili '[]' --region running
zili index -o n.zili --no-repair a.pdf; zili cat n.zili a; echo
mkdir d; cp a.pdf d; echo Text. > d/b.txt; tar cf d.tar d
zili index -o d.zili d; zili index -o t.zili d.tar; zili docs t.zili --format tsv
zili index -o p.zili - < a.pdf; zili docs p.zili --format tsv
zili add d.zili --name more.pdf - < a.pdf; zili verify d.zili
pdf '0 0 9 9 re f' > scan.pdf; zili index -o s.zili scan.pdf; echo $?
pdf '' '/Encrypt<</Filter/Standard/V 1/R 2/O<00>/U<00>/P -4>>' > secret.pdf
head -c 300 a.pdf > cut.pdf
zili check a.pdf scan.pdf secret.pdf cut.pdf --format tsv > t.tsv
cut -f 1,2,5,6,14 t.tsv
zili chart bars -o c.pdf - <<'X'
term	count
自力更生	3
X
zili index -o c.zili c.pdf; zili count c.zili 自力更生
# Without the program that reads them.
ZILI_PDF=nowhere zili index -o x.zili a.pdf; echo $?
