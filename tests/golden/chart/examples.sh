# Without themes the frequent words stand for them.
for kind in bars heat cooc network dispersion dumbbell ribbon renderings flow zipf growth trend keyness tree similar scatter collocates cloud; do
    zili chart $kind home.zili --example -o $kind.svg && echo $kind
done
