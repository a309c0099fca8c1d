# Loads the whole library. Every script of the lab starts with this.
# shellcheck shell=bash disable=SC1090,SC1091
set -uo pipefail
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 LANG=C.UTF-8
# an openrc of the calling shell would name another region or another user
for variable in ${!OS_@}; do unset "$variable"; done
LAB=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
PYTHON=/usr/bin/python3          # Debian's own: another python3 in PATH has no openstacksdk
export PYTHONDONTWRITEBYTECODE=1 # the checkout stays clean

. "$LAB/lib/settings.sh"
. "$LAB/lib/report.sh"
. "$LAB/lib/wait.sh"
. "$LAB/lib/process.sh"
. "$LAB/lib/configuration.sh"
. "$LAB/lib/database.sh"
. "$LAB/lib/backup.sh"
for component in "$LAB"/components/*.sh; do . "$component"; done

[ "$(id -u)" = 0 ] || die "the lab needs root"
install -d -m 755 "$STATE" "$PIDS" "$LOGS" "$INSTALLED_TOOLS"
install -d -m 700 "$SECRETS"

# for the Python parts, see seed/cloud.py
export LAB_REGION=$REGION LAB_ADDRESS=$ADDRESS LAB_KEYSTONE_URL=$KEYSTONE_URL LAB_ADMIN_PASSWORD=$ADMIN_PASSWORD
export LAB_CONTROL_HOST=$CONTROL_HOST LAB_COMPUTE_HOST=$COMPUTE_HOST
export LAB_VERIFIER_PASSWORD_FILE=$SECRETS/keystone-verifier LAB_IMAGE=$IMAGE LAB_R2_CONFIGURATION=$R2_CONFIGURATION
