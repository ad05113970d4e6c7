# Ends every process of a test host and removes its cgroups and its folder.
# A host's processes carry its folder in their environment; its containers are found by their cgroups.
# reap.sh DIR
dir=$1
containers=$(ls "$dir/data/containers" 2>/dev/null)

groups() {
  for group in /sys/fs/cgroup/*/"grampus-$(basename "$dir")" /sys/fs/cgroup/"grampus-$(basename "$dir")"; do
    [ -d "$group" ] && echo "$group"
  done
  for id in $containers; do
    for group in /sys/fs/cgroup/*/docker/"$id" /sys/fs/cgroup/docker/"$id"; do [ -d "$group" ] && echo "$group"; done
  done
}

living() {
  grep -lzsx "GRAMPUS_TEST_HOST=$dir" /proc/[0-9]*/environ | cut -d/ -f3
  groups | while read -r group; do find "$group" -name cgroup.procs -exec cat {} + 2>/dev/null; done
}

round=0
while [ $round -lt 100 ]; do
  pids=$(living | sort -u)
  [ -z "$pids" ] && break
  groups | while read -r group; do [ -f "$group/freezer.state" ] && echo THAWED > "$group/freezer.state"; done
  kill -9 $pids 2>/dev/null
  round=$((round + 1))
  sleep 0.05
done
groups | while read -r group; do find "$group" -depth -type d -exec rmdir {} + 2>/dev/null; done
rm -rf --one-file-system "$dir" 2>/dev/null
true
