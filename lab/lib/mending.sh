# How lab/drill types what findings say, and does what they leave to a hand. Needs STATE, OPENRC and SAID of lab/drill.
# shellcheck shell=bash

# Prints the commands that mend something, of all that the findings of a check say to type; a comment is not typed. Of what a check that only
# warns says just what has the words: it may warn of a healthy region too.
remedies() { # SUITE CHECK OUTCOME WORDS
  jq -r --arg check "$2" --arg words "$([ "$3" = failed ] || echo "$4")" '.checks[] | select(.id == $check) | .findings[]
      | select(.subject + " " + .observed + " " + .remedy | test($words)) | .remedy' "$(newest_report "$1")/summary.json" |
    sed -E 's/(^|[[:space:]])#.*//' |
    grep -oE 'ip link set( dev)? [^ ]+ up|ovs-vsctl (set-fail-mode|set Port|del-port) [^;]+|ovs-ofctl (-O [A-Za-z0-9,]+ )?(--strict )?del-flows [^;]+|systemctl (start|restart)( [a-z][a-z0-9@.-]+)+|crudini --(set|del) [^;&]+|openstack (endpoint set|aggregate add host|resource provider allocation delete) [^;]+|rabbitmqctl (-n [a-z@]+ )?(set|delete)_[^;]+|nova-manage cell_v2 update_cell --cell_uuid [0-9a-f-]+|GRANT [A-Z, ]+ ON `[^;]+;|KILL [0-9]+;|mv /usr/local/bin/[a-z]+ [^ ;]+' |
    sed 's/ *$//' | awk '!seen[$0]++' | sed -E "s/^(GRANT|KILL) .*/mariadb <<'SQL'\\n&\\nSQL/"
}

# Copies the keys of one keystone to another.
copy_keys() { rm -f "$2"/* && cp -a "$1/." "$2/"; } # FROM TO

# Prints what the patches that config.deprecated attaches change in a file.
patch_of() { cat reports/lab/latest/allure-results/*.patch | awk -v file="$1" '/^(#|--- )/ { of = 0 } $0 == "--- " file { of = 1 } of'; } # FILE

# Does what a finding leaves to a hand, because it must not print it, or because somebody has to find out first whose it is.
mend_by_hand() { # FAULT
  case $1 in
    metadata-secret)
      crudini --set /etc/neutron/metadata_agent.ini DEFAULT metadata_proxy_shared_secret \
        "$(crudini --get /etc/nova/nova.conf neutron metadata_proxy_shared_secret)"
      ;;
    extra-column) mariadb neutron -e 'ALTER TABLE ports DROP COLUMN customer' ;;
    alembic-unknown | old-wsgi-file | log-* | package-older | pip-shadow | clock-off) lab/fault "$1" off ;;
    kilo-style-file) patch_of /etc/nova/nova.conf.d/kilo.conf | patch -d / -p0 ;;
    keystone-other-keys) copy_keys /etc/keystone/fernet-keys /etc/regioncheck-lab/keystone-second/fernet-keys ;;
    service-password) (. "$OPENRC" && openstack user set --password "$(cat "$STATE/secrets/service-glance")" glance) ;;
    pool-exhausted) lab/fault pool-exhausted off ;;
    rabbit-backlog) kill "$(cat "$STATE/run/fault-backlog.pid")" ;;    # for driver = noop
  esac
}

# Whether what its findings say is nothing to type as it stands: see mend_by_hand.
is_mended_by_hand() { # FAULT
  case $1 in
    extra-column | alembic-unknown | old-wsgi-file | log-* | keystone-other-keys | service-password | pool-exhausted | kilo-style-file | \
      package-older | pip-shadow | clock-off) ;;
    *) return 1 ;;
  esac
}

# Types commands where the findings of an environment send one: on the machine, which stands for all hosts of the lab, or on the odd one of its
# siblings. What runs there is the machine's, and has read the machine's files: it is not restarted.
type_on_host() { # SUITE[@ENVIRONMENT] COMMANDS
  if [ "$(environment_of "$1")" = lab-siblings ]; then
    lab/on controller2 bash -e <<<"$(grep -v '^systemctl ' <<<"$2")"
  else
    (. "$OPENRC" && PATH="$PWD/lab/bin:$PATH" bash -e <<<"$2")
  fi
}

# Types what the findings of a check say.
type_remedies() { # FAULT SUITE CHECK OUTCOME WORDS LOG
  local typed=''
  case $1 in
    log-* | clock-off) ;;    # nothing that is typed takes a line out of a log, and chrony is not here
    *) typed=$(remedies "${@:2:4}") ;;
  esac
  [ -n "$typed" ] || is_mended_by_hand "$1" || return 1
  printf 'typed:\n%s\n' "$typed" >>"$6"
  mend_by_hand "$1" >>"$6" 2>&1 && type_on_host "$2" "$typed" >>"$6" 2>&1
}
