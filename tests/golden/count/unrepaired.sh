# 先进 is cut by a page break: without the repair one of two is lost.
zili index -o cut.zili --no-repair corpus
zili count cut.zili '~"先进"' --by doc --region original
zili docs cut.zili --regions --format tsv | cut -f 1-8 | grep -E 'orig|trans'
