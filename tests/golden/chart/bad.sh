# What is asked wrongly is answered with what to do; nothing is left behind.
printf 'x\ty\n1\t2\n' > t.tsv
for kind in $(zili chart --list | grep -v '^ ' | cut -d ' ' -f 1); do
    zili chart $kind t.tsv -o a.pdf
done
zili chart ribon t.tsv -o a.pdf; zili chart heatmap t.tsv -o a.pdf; zili chart keynes t.tsv -o a.pdf
for kind in heat cooc dumbbell ribbon renderings; do
    zili chart $kind home.zili --themes corpus/themes.yaml --width 20 -o a.pdf
done
for kind in zipf growth tree keyness; do zili chart $kind home.zili --width 20 -o a.pdf; done
for name in a a.jpg a.pdf.gz ''; do zili chart bars home.zili -o "$name"; echo $?; done
zili chart bars home.zili -o none/a.pdf; echo $?
mkdir folder.pdf; zili chart bars home.zili -o folder.pdf; echo $?
for end in pdf svg eps png; do ln -s /dev/full full.$end; zili chart bars home.zili -o full.$end; echo $?; done
ln -s /dev/full full.graphml; zili chart network home.zili --themes corpus/themes.yaml -o full.graphml; echo $?
zili chart bars home.zili --check > /dev/full; echo $?
ls -F
