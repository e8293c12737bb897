# Tokens into a file, of the form that its name says, whole or not at all.
for form in vrt tsv jsonl conllu; do
    zili export home.zili --format $form >said.$form
    zili export home.zili -o named.$form && cmp said.$form named.$form
    zili export home.zili --format $form -o named && cmp said.$form named
done
zili export home.zili -o name.d/none || zili export home.zili -o - | cmp - said.vrt
zili export home.zili -o plain && cmp plain said.vrt
zili export home.zili -o x.csv; echo $?
zili export home.zili --format tsv --glue | wc -l
# What was there stays where the new one cannot be whole.
echo old >small.tsv
(
    ulimit -f 8
    trap '' XFSZ
    zili export home.zili -o small.tsv
)
echo $?; cat small.tsv; ls small*
