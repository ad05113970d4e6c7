# Prints the first sentence of a Java class's Javadoc.
/\/\*\*/ && !done { in_doc = 1 }
in_doc { line = $0; gsub(/^ *\/?\*+\/?|\*\/ *$/, "", line); text = text " " line }
/\*\// { in_doc = 0 }
/class / && !in_doc { done = 1; gsub(/ +/, " ", text); sub(/^ /, "", text); sub(/[.;:] .*/, ".", text); sub(/ $/, "", text); print text; exit }
