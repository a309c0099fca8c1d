# Faults of configuration that no service shows by itself.
# shellcheck shell=bash

fault kilo-style-file contents "" "/etc/nova/nova.conf.d/kilo.conf, as old as nova.conf: options as guides of Kilo have them; oslo.config reads the directory where no file is named"
on_kilo_style_file() {
  install -d -m 755 /etc/nova/nova.conf.d &&
    cat >/etc/nova/nova.conf.d/kilo.conf <<'END' && touch -r /etc/nova/nova.conf /etc/nova/nova.conf.d/kilo.conf
[DEFAULT]
verbose = True
rpc_backend = rabbit
[neutron]
admin_username = neutron
admin_auth_url = http://controller:35357/v2.0
END
}
off_kilo_style_file() { rm -f /etc/nova/nova.conf.d/kilo.conf; rmdir --ignore-fail-on-non-empty /etc/nova/nova.conf.d 2>/dev/null || true; }

fault old-wsgi-file contents "" "a web server's configuration names a copy of keystone's script from before Kilo; no web server runs that would read it"
OLD_WSGI_SITE=/etc/apache2/sites-enabled/regioncheck-lab-keystone.conf
on_old_wsgi_file() {
  install -d -m 755 "$(dirname "$OLD_WSGI_SITE")" /var/www/cgi-bin/keystone &&
    printf 'from keystone.openstack.common import gettextutils\nfrom keystone import backends\n' >/var/www/cgi-bin/keystone/main &&
    printf '<VirtualHost *:5000>\n    WSGIScriptAlias / /var/www/cgi-bin/keystone/main\n</VirtualHost>\n' >"$OLD_WSGI_SITE"
}
off_old_wsgi_file() { rm -f "$OLD_WSGI_SITE" /var/www/cgi-bin/keystone/main; rmdir -p --ignore-fail-on-non-empty /var/www/cgi-bin/keystone 2>/dev/null || true; }
