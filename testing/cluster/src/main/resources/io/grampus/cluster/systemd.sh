# Boots systemd as the first process of a test host, in a process, cgroup and IPC namespace within the host's others.
# systemd.sh DIR, with the host's root; the cgroups that it gets are reap.sh's to remove
set -e
dir=$1
group=grampus-$(basename "$dir")
all=$(awk '$3 ~ /^cgroup2?$/ { print $2 }' /proc/mounts)
for each in $all; do
  mkdir -p "$each/$group"
  # a new cpuset has no processors, and nothing may enter it
  for own in cpuset.cpus cpuset.mems; do
    [ ! -e "$each/$group/$own" ] || [ -n "$(cat "$each/$group/$own")" ] || cat "$each/$own" > "$each/$group/$own" 2> /dev/null || true
  done
  echo $$ > "$each/$group/cgroup.procs"
done
kinds=$(awk '$3 ~ /^cgroup2?$/ { print $2, $3, $4 }' /proc/mounts)
export kinds
# shellcheck disable=SC2016
exec unshare --cgroup --pid --mount --ipc --fork --propagation private -- sh -c '
  set -e
  mount -t proc proc /proc
  case "$kinds" in
    "/sys/fs/cgroup cgroup2 "*) mount -t cgroup2 cgroup2 /sys/fs/cgroup ;;
    *)
      mount -t tmpfs -o mode=755 tmpfs /sys/fs/cgroup
      echo "$kinds" | while read -r place kind options; do
        mkdir -p "$place"
        case "$kind,$options," in
          cgroup2,*) mount -t cgroup2 cgroup2 "$place" ;;
          *,name=systemd,*) mount -t cgroup -o none,name=systemd cgroup "$place" ;;
          *) mount -t cgroup -o "$(basename "$place")" cgroup "$place" ;;
        esac
      done ;;
  esac
  mkdir /tmp/dev
  mount -t tmpfs -o mode=755 tmpfs /tmp/dev
  for each in null zero full random urandom tty; do
    : > "/tmp/dev/$each"
    mount --bind "/dev/$each" "/tmp/dev/$each"
  done
  mkdir /tmp/dev/pts /tmp/dev/shm
  mount -t devpts -o newinstance,ptmxmode=0666 devpts /tmp/dev/pts
  ln -s pts/ptmx /tmp/dev/ptmx
  ln -s /proc/self/fd /tmp/dev/fd
  mount --move /tmp/dev /dev
  rmdir /tmp/dev
  unset kinds
  container=grampus exec /lib/systemd/systemd --log-target=console'
