date +%s.%N
