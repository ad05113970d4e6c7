# Becomes a test host: holds its namespaces until the owner's pipe ends, then reaps what runs in it.
# host.sh DIR HOSTNAME [ROOT]; stdin is the owner's pipe
set -e
dir=$1 name=$2 root=${3:-}
hostname "$name"
ip link set lo up
if [ -n "$root" ]; then
  new=$dir/root
  mkdir -p "$dir/upper" "$dir/work" "$new"
  mount -t overlay overlay -o "lowerdir=$root,upperdir=$dir/upper,workdir=$dir/work" "$new"
  for each in proc sys dev; do mount --rbind "/$each" "$new/$each"; done
  mount -t tmpfs tmpfs "$new/run"
  mount -t tmpfs tmpfs "$new/tmp"
  mkdir -p "$new/$dir" "$new/run/lock" "$new/mnt"
  mount --bind "$dir" "$new/$dir"
  mount --bind "$dir/resolv.conf" "$new/etc/resolv.conf"
  if [ -e "$dir/binds" ]; then
    while read -r from to; do mkdir -p "$new/$to"; mount --bind "$from" "$new/$to"; done < "$dir/binds"
  fi
  cd "$new"
  pivot_root . mnt
  cd /
  umount -l /mnt
else
  mount -t tmpfs tmpfs /run
  mkdir -p /run/lock
  mount --bind "$dir/resolv.conf" "$(readlink -f /etc/resolv.conf)" 2>/dev/null || true
  # neither the machine's daemon.json nor its key, and a place of one's own for certificates
  mkdir -p /etc/docker
  mount -t tmpfs tmpfs /etc/docker
fi
mkdir -p /run/docker
if [ -e "$dir/boot" ]; then
  echo "$name" > /etc/hostname
  sh "$dir/systemd.sh" "$dir" < /dev/null > "$dir/boot.log" 2>&1 &
  boot=$!
  while [ ! -S /run/systemd/private ]; do
    [ -d "/proc/$boot" ] || { cat "$dir/boot.log"; exit 1; }
    sleep 0.1
  done
  cat "/proc/$boot/task/$boot/children" > "$dir/init"
fi
: > "$dir/ready"
cat > /dev/null
exec env -u GRAMPUS_TEST_HOST sh "$dir/reap.sh" "$dir"
