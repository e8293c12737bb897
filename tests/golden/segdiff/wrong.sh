zili segdiff home.zili --profiles zili,jieba
echo "exit $?"
zili segdiff home.zili --profiles index,
echo "exit $?"
zili segdiff home.zili --profiles zili,,icu
echo "exit $?"
zili segdiff home.zili --profiles icu,icu
echo "exit $?"
zili segdiff home.zili '(独立'
echo "exit $?"
zili segdiff home.zili @autonomy
