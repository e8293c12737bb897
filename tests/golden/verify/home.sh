zili verify home.zili
zili verify corpus; echo $?
zili verify none; echo $?
cp -r home.zili cut.zili; head -c 1000 home.zili/000001.seg > cut.zili/000001.seg
zili verify cut.zili; echo $?
rm cut.zili/000001.seg; zili verify cut.zili; echo $?
cp -r home.zili/. cut.zili; printf x | dd of=cut.zili/000001.seg bs=1 seek=5000 conv=notrunc 2>/dev/null
zili verify cut.zili; echo $?
zili count cut.zili 我们; echo $?
