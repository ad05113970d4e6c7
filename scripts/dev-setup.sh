# All that building and testing need beyond Debian's base system and git. Installs only what is missing, so that an engine or a JDK of another origin stays as it is.
sudo=(); [ "$(id -u)" -eq 0 ] || sudo=(sudo)
PATH=$PATH:/usr/sbin:/sbin
missing=()
need() { command -v "$1" >/dev/null || missing+=("$2"); }
need mvn maven
need dockerd docker.io
need iptables iptables
need ip iproute2
need mmdebstrap mmdebstrap
need slirp4netns slirp4netns
need curl curl
need ssh openssh-client
need skopeo skopeo
need podman podman
need buildah buildah
need runc runc
need crun crun
need umoci umoci
need xz xz-utils
need git git
need ps procps
need tmux tmux
need zsh zsh
need fish fish
need node nodejs
need npm npm
need chromium chromium
[ -n "$(fc-list :lang=zh 2>/dev/null | head -1)" ] || missing+=(fonts-noto-cjk fontconfig)
[ -e /etc/ssl/certs/ca-certificates.crt ] || missing+=(ca-certificates)
if ! command -v docker >/dev/null; then
  # Debian 12 ships the command line inside docker.io, Debian 13 beside it
  missing+=($(apt-cache show docker-cli >/dev/null 2>&1 && echo docker-cli || echo docker.io))
fi
find_jdk >/dev/null || missing+=(openjdk-25-jdk-headless)
if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  "${sudo[@]}" apt-get update -q
  "${sudo[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}"
fi
use_jdk
echo "Ready: JDK $("$JAVA_HOME/bin/java" -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p'), $(mvn -v 2>/dev/null | head -1), $(dockerd --version | cut -d, -f1)."
