# Writing configuration: always from the files as the packages shipped them, so that a change is undone by writing again.
# shellcheck shell=bash

# Sets options in an INI file and keeps its comments; the options come on standard input, see lib/ini.py.
set_options() {
  remember_time "$1"
  "$PYTHON" "$LAB/lib/ini.py" "$1" || return 1
  remember_time "$1"
}

# A file that comes to say again what it said before gets its time of then: what began since with just these options is not older than
# they are. A fault that is taken back restarts whatever began while it was on.
remember_time() {
  local stamp
  [ -e "$1" ] || return 0
  stamp=$STATE/written/$({ echo "$1"; options_of "$1"; } | sha256sum | cut -c 1-40)
  if [ -e "$stamp" ]; then
    touch -r "$stamp" "$1"
  else
    mkdir -p "$STATE/written"
    touch -r "$1" "$stamp"
  fi
}

# Prints the options of an INI file, each with its section, in an order that does not depend on the file's.
options_of() { awk '/^[ \t]*([#;].*)?$/ { next } /^\[/ { section = $0; next } { print section, $0 }' "$1" | LC_ALL=C sort; }

# Puts files back as the package shipped them (the first call keeps the copies).
restore_shipped() {
  local file
  for file in "$@"; do
    if [ ! -e "$SHIPPED$file" ]; then
      mkdir -p "$(dirname "$SHIPPED$file")"
      cp -p "$file" "$SHIPPED$file"
    fi
    remember_time "$file"
    cp -p "$SHIPPED$file" "$file"
  done
}

# message_bus_url [VHOST]: where the services of a region meet.
message_bus_url() { echo "rabbit://$RABBIT_USER:$RABBIT_PASSWORD@$ADDRESS:5672/${1:-}"; }

# login_section SECTION USER [PROJECT-LINE...]: the options with which one service calls another through keystone.
login_section() {
  cat <<END
[$1]
auth_url = $KEYSTONE_URL
auth_type = password
project_domain_name = Default
user_domain_name = Default
project_name = service
username = $2
password = $(service_password "$2")
region_name = $REGION
END
}

# token_section USER: the options with which a service checks the tokens of its callers.
token_section() {
  login_section keystone_authtoken "$1"
  cat <<END
www_authenticate_uri = $KEYSTONE_URL
memcached_servers = $ADDRESS:11211
END
}

# small_uwsgi INI PROCESSES THREADS: the shipped files ask for 8 to 16 processes of 100 MB each, and keystone's for an AppArmor profile.
# uwsgi's http-socket closes connections without saying so; a client then sees a reset on a request that was done: hence the header.
small_uwsgi() {
  restore_shipped "$1"
  set_options "$1" <<END
[uwsgi]
processes = $2
threads = $3
plugins = python3
-apparmor-profile
add-header = Connection: close
END
}

# Writes the shell file that makes the openstack command an administrator of a region.
write_openrc() {
  cat >"$1" <<END
export OS_AUTH_URL=$KEYSTONE_URL/v3 OS_IDENTITY_API_VERSION=3 OS_IMAGE_API_VERSION=2
export OS_USERNAME=admin OS_PASSWORD=$ADMIN_PASSWORD OS_PROJECT_NAME=admin
export OS_USER_DOMAIN_NAME=Default OS_PROJECT_DOMAIN_NAME=Default
export OS_REGION_NAME=$2 OS_INTERFACE=public
END
}
