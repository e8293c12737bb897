# A plan for any index, which can be carried out as it is.
zili report --new home.zili --themes corpus/themes.yaml -o plan.yaml
sed 's|/.*/||' plan.yaml
zili report plan.yaml -o out && zili verify out
printf '<text id="a" party="x">\nRed\nwords\n</text>\n<text id="b" party="y">\nblue\nwords\n</text>\n' >a.vrt
zili index -o a.zili --from vrt a.vrt
zili report --new a.zili -o a.yaml && grep party a.yaml && zili report a.yaml -o a && ls a
zili report --new a.zili -o a.yaml
# Years, some documents of one language; what lies beside is named from there.
for year in 1990 1995 2001; do
    printf '<text id="t%s" year="%s" empty="">\n<s>\nfree\nwords\nof\n%s\n</s>\n</text>\n' "$year" "$year" "$year"
done >y.vrt
mkdir -p below/deep && zili index -o below/y.zili --from vrt y.vrt
printf 'freedom:\n  en: [free, "freedom*"]\n' >below/t.yaml
zili report --new below/y.zili --themes below/t.yaml -o y.yaml
zili report --new below/y.zili --themes below/t.yaml -o below/deep/y.yaml
grep -h -E '^corpus|^themes' y.yaml below/deep/y.yaml
grep -A 6 -E 'name: (tree|trend)' y.yaml
zili report below/deep/y.yaml -o y && zili verify y && ls y/figures
printf 'Words.\n' >one.txt && zili index -o one.zili one.txt
zili report --new one.zili -o one.yaml && zili report one.yaml -o one && ls one
zili report --new none.zili -o b.yaml
zili report --new a.zili
zili report --new a.zili -o b.yaml --format md
