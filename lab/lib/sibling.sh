#!/bin/bash
# Gives the namespaces that it runs in a host name and files of their own, and goes on as a command there: components/siblings.sh.
#   sibling.sh NAME DIRECTORY COMMAND...
set -eu
name=$1 files=$2
shift 2
hostname "$name"
mount --bind /var/lib/dpkg/info "$files/var/lib/dpkg/info"
for place in etc var/lib/dpkg var/log usr/local; do
  mount --rbind "$files/$place" "/$place"
done
exec "$@"
