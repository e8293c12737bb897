zili check corpus
echo $?
