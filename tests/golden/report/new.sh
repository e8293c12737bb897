# A plan for any index, which can be carried out as it is.
zili report --new home.zili --themes corpus/themes.yaml -o plan.yaml
sed 's|/.*/||' plan.yaml
zili report plan.yaml -o out && zili verify out
printf '<text id="a" party="x">\nRed\nwords\n</text>\n<text id="b" party="y">\nblue\nwords\n</text>\n' >a.vrt
zili index -o a.zili --from vrt a.vrt
zili report --new a.zili -o a.yaml && grep party a.yaml && zili report a.yaml -o a && ls a
zili report --new a.zili -o a.yaml
printf 'Words.\n' >one.txt && zili index -o one.zili one.txt
zili report --new one.zili -o one.yaml && zili report one.yaml -o one && ls one
zili report --new none.zili -o b.yaml
zili report --new a.zili
zili report --new a.zili -o b.yaml --format md
