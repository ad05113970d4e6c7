# ./dev bench [NAME [ARGUMENT…]]: a bench is a class *Bench with a main method, in main or test sources of any module;
# ListRealBench is called list-real. What it measures is the first sentence of its Javadoc.
benches() {
  find libs kernel features apps testing -path '*/target' -prune -o -name '*Bench.java' -print | sort | while read -r file; do
    grep -q 'static void main(' "$file" || continue
    printf '%s|%s\n' "$(basename "$file" Bench.java | sed 's/\([a-z0-9]\)\([A-Z]\)/\1-\2/g' | tr '[:upper:]' '[:lower:]')" "$file"
  done
}

if [ $# -eq 0 ]; then
  benches | while IFS='|' read -r name file; do
    says=$(awk -f scripts/first-sentence.awk "$file")
    printf '  %-12s %s\n' "$name" "$says"
  done
  exit 0
fi
name=$1; shift
row=$(benches | grep "^$name|") || { echo "./dev bench: there is no bench '$name'; without a name it lists them." >&2; exit 2; }
file=${row#*|}
module=${file%%/src/*}
main=$(sed 's|.*/src/[a-z]*/java/||; s|\.java$||; s|/|.|g' <<<"$file")
use_jdk
# benches of the packaged product, which is built if there is none or a source has changed; some drive a browser
if [ "$module" = testing/e2e ]; then
  (GRAMPUS_HOME=$PWD && . scripts/product.sh && { product_fresh || build_product; })
  . scripts/console.sh
  console_packages all
fi
classpath=$(classpath_of "$module" test)
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:+UseCompactObjectHeaders \
  -cp "$module/target/test-classes:$classpath" "$main" "$@"
