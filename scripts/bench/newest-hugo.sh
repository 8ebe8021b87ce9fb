#!/bin/sh
# Unpacks the newest Hugo of Debian into a folder, on Debian or Ubuntu, without root and without touching what is installed:
#   sh scripts/bench/newest-hugo.sh FOLDER [SUITE]
# and prints the program to give to `npm run bench -- --hugo`. The library for Sass comes from this system's own release, since
# that of unstable asks for a newer C library; Hugo itself does not.
set -eu
folder=${1:?folder}
suite=${2:-unstable}
mkdir -p "$folder/lists/partial" "$folder/archives/partial" "$folder/root"
folder=$(cd "$folder" && pwd)
keys=/usr/share/keyrings/debian-archive-keyring.gpg
[ -e "$keys" ] || { echo "apt-get install debian-archive-keyring" >&2; exit 1; }
echo "deb [signed-by=$keys] http://deb.debian.org/debian $suite main" > "$folder/sources.list"
newest() {
  apt-get -qq -o Dir::Etc::SourceList="$folder/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::State::Lists="$folder/lists" -o Dir::Cache="$folder" -o APT::Sandbox::User="$(id -un)" "$@" >&2
}
newest update
cd "$folder/archives"
newest download hugo
apt-get -qq -o APT::Sandbox::User="$(id -un)" download libsass1 >&2
for package in ./*.deb; do dpkg -x "$package" "$folder/root"; done
libraries=$(dirname "$(find "$folder/root" -name 'libsass.so.1' | head -n 1)")
printf '#!/bin/sh\nLD_LIBRARY_PATH=%s exec %s/root/usr/bin/hugo "$@"\n' "$libraries" "$folder" > "$folder/hugo"
chmod +x "$folder/hugo"
"$folder/hugo" version >&2
echo "$folder/hugo"
