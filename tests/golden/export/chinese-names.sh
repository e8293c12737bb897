# CWB has names of ASCII alone: those that are not stay apart, and a comment
# says which is which.
cat >t.xml <<'X'
<docs><doc 年份="1960" 作者="鲁迅" x="1"><p>你好 <概念 类型="甲">世界</概念>
<术语>再见</术语></p></doc></docs>
X
zili index -o t.zili t.xml
zili export t.zili
# and gives them back
zili export t.zili -o t.vrt
zili index -o u.zili --from vrt t.vrt
zili docs u.zili --format tsv
zili count u.zili '<概念_类型="甲">[]+</概念_类型>' '<术语>[]+</术语>'
zili export u.zili -o u.vrt; cmp t.vrt u.vrt && echo same
