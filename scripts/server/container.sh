#!/bin/bash
# What the container of the Dockerfile runs: brings the server up to date, since the program may be a newer one, and serves.
# Arguments are options of server:setup.
set -euo pipefail
umask 022

mkdir -p /run/sshd /srv/etc/ssh
install -d -o mingbiao -g mingbiao /srv/mingbiao.git /srv/disclosure
install -d -o mingbiao -g mingbiao -m 700 /srv/.ssh
ssh-keygen -A -f /srv

runuser -u mingbiao -- node_modules/.bin/mingbiao server:setup /srv/mingbiao.git /srv/disclosure "$@"
ln -sf /srv/mingbiao.git/mingbiao/nginx.conf /etc/nginx/sites-enabled/mingbiao.conf

# Whoever started it starts it again when one of the two has ended.
trap 'kill $(jobs -p)' TERM INT
nginx -g 'daemon off;' &
/usr/sbin/sshd -D -e \
  -o HostKey=/srv/etc/ssh/ssh_host_ed25519_key \
  -o AllowUsers=mingbiao \
  -o PasswordAuthentication=no \
  -o KbdInteractiveAuthentication=no \
  -o UsePAM=no &
wait -n
