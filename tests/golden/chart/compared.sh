# What needs to be told what is compared.
for end in pdf png svg; do
    for n in 1 2; do
        zili chart keyness home.zili --target "doc LIKE '%zhou%'" --where "lang = 'en'" -o $n-keyness.$end
        zili chart ca home.zili --by lang,doc --themes corpus/themes.yaml -o $n-ca.$end
        zili chart mds home.zili --by lang,doc --themes corpus/themes.yaml --distance cosine -o $n-mds.$end
    done
    for kind in keyness ca mds; do cmp 1-$kind.$end 2-$kind.$end && echo "$kind.$end: the same"; done
done
pdftotext -layout 1-ca.pdf - | grep -o 'Axis 1.*'
pdftotext 1-mds.pdf - | grep zhou
